using System.Net.Http.Headers;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Continuous access evaluation: a 401 may name the claims that the next token must have.</summary>
internal static class ClaimsChallenge
{
    /// <summary>The claims that the first Bearer challenge asks for; null when it asks for none.</summary>
    internal static string? From(HttpResponseHeaders headers)
    {
        var parameters = headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))?.Parameter;
        var claims = parameters?.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("claims", StringComparison.OrdinalIgnoreCase));
        return claims?.Split('"') is [_, { Length: > 0 } value, ..] ? value : null;
    }
}
