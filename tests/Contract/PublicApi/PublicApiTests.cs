using System.Reflection;
using PublicApiGenerator;
using VerifyXunit;

namespace Clients.Contract.Tests.PublicApi;

/// <summary>The public surface of each package. A change of it is a change of a snapshot, which a reviewer reads.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Theory]
    [InlineData("Clients.Core")]
    [InlineData("Clients.WireBoard")]
    [InlineData("Clients.RestlessStream")]
    [InlineData("Clients.WizChat")]
    [InlineData("Clients.SwarmAnalytics")]
    public async Task The_public_surface_is_as_listed(string assembly)
        => await Verifier.Verify(Assembly.Load(assembly).GeneratePublicApi(Options)).UseTextForParameters(assembly);
}
