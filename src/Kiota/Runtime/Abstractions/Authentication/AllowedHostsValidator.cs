namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Decides which hosts may receive credentials. Hosts are compared without case, whole, and without the port.</summary>
public class AllowedHostsValidator
{
    private HashSet<string> _hosts;

    /// <summary>Creates a validator.</summary>
    /// <param name="validHosts">The host names allowed; null or none for every host.</param>
    /// <exception cref="ArgumentException">A host starts with <c>http://</c> or <c>https://</c>.</exception>
    public AllowedHostsValidator(IEnumerable<string>? validHosts = null) => _hosts = ToSet(validHosts ?? []);

    /// <summary>The host names allowed; none for every host. Empty names are dropped when set.</summary>
    /// <exception cref="ArgumentException">A host starts with <c>http://</c> or <c>https://</c>.</exception>
    public IEnumerable<string> AllowedHosts
    {
        get => [.. _hosts];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _hosts = ToSet(value.Where(host => !string.IsNullOrEmpty(host)));
        }
    }

    /// <summary>Whether a URL's host may receive credentials.</summary>
    /// <param name="uri">The URL.</param>
    /// <returns>True when no hosts are named or this one is among them.</returns>
    public bool IsUrlHostValid(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return _hosts.Count == 0 || _hosts.Contains(uri.Host);
    }

    private static HashSet<string> ToSet(IEnumerable<string> hosts)
    {
        var set = new HashSet<string>(hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var host in set)
        {
            if (host.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || host.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"Name the host without its scheme: '{host}' starts with http:// or https://.", nameof(hosts));
            }
        }

        return set;
    }
}
