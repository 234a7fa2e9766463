namespace Clients.Core.Diagnostics;

/// <summary>How secrets are shown: never whole.</summary>
public static class Secret
{
    private const string Hidden = "****";

    /// <summary>
    /// Masks a secret to its last four characters, such as <c>****a1b2</c>. One of fewer than 12 characters is hidden whole, because
    /// four of them would give away too much; nothing is shown of an empty one.
    /// </summary>
    /// <param name="secret">The token or key.</param>
    public static string Mask(string? secret) => secret switch
    {
        null or "" => "(none)",
        { Length: < 12 } => Hidden,
        _ => string.Concat(Hidden, secret.AsSpan(secret.Length - 4)),
    };
}
