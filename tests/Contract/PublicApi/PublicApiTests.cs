using System.Reflection;
using Clients.Testing.PublicApi;
using VerifyXunit;

namespace Clients.Contract.Tests.PublicApi;

/// <summary>The packages' public surface, checked in: a change of it is a change of a snapshot that somebody reads.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Clients.Core")]
    [InlineData("Clients.WireBoard")]
    [InlineData("Clients.RestlessStream")]
    [InlineData("Clients.WizChat")]
    [InlineData("Clients.SwarmAnalytics")]
    public async Task The_public_surface_is_as_listed(string assembly)
        => await Verifier.Verify(PublicApiLister.List(Assembly.Load(assembly))).UseTextForParameters(assembly);
}
