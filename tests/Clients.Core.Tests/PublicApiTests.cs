using Clients.Testing.PublicApi;
using VerifyXunit;

namespace Clients.Core.Tests;

public class PublicApiTests
{
    [Fact]
    public async Task The_public_API_changes_only_on_purpose() =>
        await Verifier.Verify(PublicApiLister.List(typeof(ClientException).Assembly));
}
