namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>Replaces parts of the path of URLs, as plain text and in the order given. The query stays as it is.</summary>
public class UriReplacementHandlerOption : IUriReplacementHandlerOption
{
    private readonly bool _isEnabled;
    private readonly KeyValuePair<string, string>[] _replacementPairs;

    /// <summary>Creates an option.</summary>
    /// <param name="isEnabled">Whether URLs are changed.</param>
    /// <param name="replacementPairs">What to replace, and with what.</param>
    public UriReplacementHandlerOption(bool isEnabled, IEnumerable<KeyValuePair<string, string>> replacementPairs)
    {
        ArgumentNullException.ThrowIfNull(replacementPairs);
        _isEnabled = isEnabled;
        _replacementPairs = [.. replacementPairs];
    }

    /// <summary>Creates an option that replaces nothing.</summary>
    /// <param name="isEnabled">Whether URLs are changed.</param>
    public UriReplacementHandlerOption(bool isEnabled = false)
        : this(isEnabled, [])
    {
    }

    /// <inheritdoc />
    public bool IsEnabled() => _isEnabled;

    /// <inheritdoc />
    public Uri? Replace(Uri? original)
    {
        if (original is null || !_isEnabled)
        {
            return original;
        }

        var path = original.AbsolutePath;
        foreach (var (part, replacement) in _replacementPairs)
        {
            path = path.Replace(part, replacement, StringComparison.Ordinal);
        }

        return new UriBuilder(original) { Path = path }.Uri;
    }
}
