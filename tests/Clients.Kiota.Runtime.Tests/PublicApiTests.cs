using Clients.Testing.PublicApi;
using Microsoft.Kiota.Abstractions;
using VerifyXunit;

namespace Clients.Kiota.Runtime.Tests;

/// <summary>The stand-in's public surface: here and not with the other packages' lists, since only these tests reference it whatever the clients are built with.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public async Task The_public_surface_is_as_listed() => await Verifier.Verify(PublicApiLister.List(typeof(ApiException).Assembly));
}
