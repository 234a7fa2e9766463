using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.UriTemplates;

namespace Microsoft.Kiota.Abstractions;

/// <content>How the URL comes about.</content>
public partial class RequestInformation
{
    private Uri? _rawUri;

    /// <summary>
    /// The URL: the one set here, else the raw URL among the path parameters, else the template expanded with path and query parameters, anew at each read.
    /// Setting it drops the path and query parameters.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="InvalidOperationException">The template needs a base URL and there is none.</exception>
    /// <exception cref="ArgumentException">The template is malformed, a value cannot be part of a URL, or a query parameter has the name of a path parameter.</exception>
    /// <exception cref="UriFormatException">The result is not an absolute URL.</exception>
    public Uri URI
    {
        get
        {
            if (_rawUri is null && PathParameters.TryGetValue(RawUrlKey, out var raw) && raw is string rawUrl)
            {
                URI = new Uri(rawUrl);
            }

            return _rawUri ?? new Uri(ExpandTemplate());
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            QueryParameters.Clear();
            PathParameters.Clear();
            _rawUri = value;
        }
    }

    /// <summary>
    /// Adds the public properties of a query parameters object. Null values and empty collections are skipped; a name already present keeps its value.
    /// </summary>
    /// <typeparam name="T">The query parameters; only properties of this type count, not those of a derived one.</typeparam>
    /// <param name="source">The query parameters; null for none.</param>
    public void AddQueryParameters<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T source)
    {
        if (source is null)
        {
            return;
        }

        foreach (var (name, property) in QueryParameterNames<T>.All)
        {
            var value = property.GetValue(source);
            if (value is not null and not ICollection { Count: 0 } && !QueryParameters.ContainsKey(name))
            {
                QueryParameters.Add(name, value);
            }
        }
    }

    private string ExpandTemplate()
    {
        var template = UrlTemplate ?? string.Empty;
        if (template.Contains("{+baseurl}", StringComparison.OrdinalIgnoreCase) && !PathParameters.ContainsKey(BaseUrlKey))
        {
            throw new InvalidOperationException("PathParameters must contain a value for \"baseurl\" for the url to be built.");
        }

        // Template names are case-sensitive even where the dictionaries are not.
        var values = new Dictionary<string, object?>(PathParameters.Count + QueryParameters.Count, StringComparer.Ordinal);
        foreach (var (name, value) in PathParameters)
        {
            values.Add(name, value);
        }

        foreach (var (name, value) in QueryParameters)
        {
            if (value is not null)
            {
                values.Add(name, value);
            }
        }

        return UriTemplate.Expand(template, values);
    }
}
