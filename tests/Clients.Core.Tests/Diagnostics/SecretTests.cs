using Clients.Core.Diagnostics;

namespace Clients.Core.Tests.Diagnostics;

public class SecretTests
{
    [Theory]
    [InlineData(null, "(none)")]
    [InlineData("", "(none)")]
    [InlineData("a", "****")]
    [InlineData("12345678901", "****")]
    [InlineData("123456789012", "****9012")]
    [InlineData("wb_live_0123456789abcdef", "****cdef")]
    public void A_secret_shows_its_last_four_characters_at_most(string? secret, string masked) => Assert.Equal(masked, Secret.Mask(secret));
}
