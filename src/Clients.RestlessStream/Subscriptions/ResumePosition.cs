using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>Where a subscription stands: the cursor of the last event delivered or, as long as there is none, where it was told to start.</summary>
internal sealed class ResumePosition
{
    private readonly string _url;
    private readonly string? _since;

    /// <param name="url">The runtime URL. A <c>cursor</c> or <c>since</c> in its query counts as the start, unless the options name one.</param>
    /// <param name="options">The subscription's options.</param>
    public ResumePosition(string url, SubscriptionOptions options)
    {
        var (path, query) = url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (url[..at], url[(at + 1)..]) : (url, "");
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        Cursor = options.Cursor ?? Find(pairs, "cursor=");
        _since = options.Since ?? Find(pairs, "since=");
        // Kept as text: parsing and printing the rest again could change what the service encoded.
        var kept = string.Join('&', pairs.Where(pair => !IsNamed(pair, "cursor=") && !IsNamed(pair, "since=")));
        _url = kept.Length > 0 ? $"{path}?{kept}" : path;
    }

    /// <summary>The id of the last event delivered, or the one the subscription started after; null when there is none.</summary>
    public string? Cursor { get; private set; }

    /// <summary>The address to connect to next.</summary>
    public Uri NextUrl()
    {
        var separator = _url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Uri(Cursor is { Length: > 0 } ? $"{_url}{separator}cursor={Uri.EscapeDataString(Cursor)}"
            : _since is { Length: > 0 } ? $"{_url}{separator}since={Uri.EscapeDataString(_since)}"
            : _url);
    }

    /// <summary>Takes note of an event that is about to be delivered.</summary>
    /// <returns>False when it is the one delivered last, sent again.</returns>
    public bool Advance(StreamEvent next)
    {
        if (string.IsNullOrEmpty(next.EventId))
        {
            return true;
        }

        if (next.EventId == Cursor)
        {
            return false;
        }

        Cursor = next.EventId;
        return true;
    }

    private static bool IsNamed(string pair, string name) => pair.StartsWith(name, StringComparison.Ordinal);

    private static string? Find(string[] pairs, string name) =>
        Array.Find(pairs, pair => IsNamed(pair, name)) is { } found ? Uri.UnescapeDataString(found[name.Length..]) : null;
}
