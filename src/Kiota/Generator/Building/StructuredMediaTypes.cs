using System.Globalization;

namespace Clients.Kiota.Generator.Building;

/// <summary>The media types that carry models, and how much each is wanted.</summary>
internal sealed class StructuredMediaTypes
{
    private readonly Dictionary<string, double> _priorities = new(StringComparer.OrdinalIgnoreCase);

    public StructuredMediaTypes(IReadOnlyList<string> configured)
    {
        foreach (string entry in configured)
        {
            string[] parts = entry.Split(';', StringSplitOptions.TrimEntries);
            string? quality = parts.Skip(1).FirstOrDefault(p => p.StartsWith("q=", StringComparison.OrdinalIgnoreCase))?[2..];
            _priorities[parts[0]] = quality is null ? 1 : double.Parse(quality, CultureInfo.InvariantCulture);
        }

        Preferred = _priorities.Count == 0 ? string.Empty : _priorities.MaxBy(p => p.Value).Key;
    }

    /// <summary>The media type with the highest priority.</summary>
    public string Preferred { get; }

    public bool Contains(string mediaType) => Priority(mediaType) is not null;

    /// <summary>How much a media type is wanted, 1 being most; null when it carries no models.</summary>
    public double? Priority(string mediaType)
    {
        string bare = Bare(mediaType);
        if (_priorities.TryGetValue(bare, out double priority))
        {
            return priority;
        }

        return WithoutVendor(bare) is { } general && _priorities.TryGetValue(general, out priority) ? priority : null;
    }

    /// <summary>The media type as headers show it: parameters without spaces, priority added when it is not 1.</summary>
    public string Header(string mediaType)
    {
        double priority = Priority(mediaType) ?? 1;
        string text = Compact(mediaType);
        return priority < 1 ? $"{text};q={priority.ToString(CultureInfo.InvariantCulture)}" : text;
    }

    /// <summary>The media type with its parameters written without spaces, its own priority left out.</summary>
    public static string Compact(string mediaType)
        => string.Join(';', mediaType.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where((part, i) => i == 0 || !part.StartsWith("q=", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The media type without its parameters.</summary>
    public static string Bare(string mediaType)
    {
        int end = mediaType.IndexOf(';');
        return (end < 0 ? mediaType : mediaType[..end]).Trim();
    }

    /// <summary><c>application/vnd.acme+json</c> is <c>application/json</c> to those who do not know acme.</summary>
    private static string? WithoutVendor(string mediaType)
    {
        int slash = mediaType.IndexOf('/');
        int plus = mediaType.LastIndexOf('+');
        return slash > 0 && plus > slash ? string.Concat(mediaType.AsSpan(0, slash + 1), mediaType.AsSpan(plus + 1)) : null;
    }
}
