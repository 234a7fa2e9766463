namespace Clients.Core.Http;

/// <summary>Checks the addresses that options hold, and compares the origins they belong to.</summary>
public static class ServiceAddress
{
    /// <summary>Says what is wrong with a base address, or null: it must be absolute, http or https, without spaces, query, fragment or user name.</summary>
    /// <param name="address">The address as configured.</param>
    /// <param name="optionName">The option it was configured in, for the sentence.</param>
    public static string? Problem(string? address, string optionName)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return $"{optionName} must be an absolute address such as https://api.example.com.";
        }

        // .NET cuts blanks off at the ends and escapes those within, so the mistake would show much later.
        if (address!.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return $"{optionName} must have no space or line break. Check how it was copied.";
        }

        return uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0
            ? $"{optionName} must have no query, fragment or user name; credentials have their own option."
            : null;
    }

    /// <summary>True when both addresses have the same scheme, host and port, which is where a credential may travel.</summary>
    /// <param name="left">One absolute address.</param>
    /// <param name="right">The other.</param>
    public static bool IsSameOrigin(Uri left, Uri right) =>
        left.Port == right.Port
        && left.Scheme.Equals(right.Scheme, StringComparison.OrdinalIgnoreCase)
        && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);
}
