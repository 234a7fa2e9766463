using System.Collections;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>A value as RFC 6570 knows it: a text, or a list or map of texts.</summary>
internal readonly struct UriTemplateValue
{
    private readonly List<(string? Key, string Element)>? _elements;

    private UriTemplateValue(string scalar) => Scalar = scalar;

    private UriTemplateValue(List<(string? Key, string Element)> elements) => _elements = elements;

    /// <summary>The text; null for a list or map.</summary>
    internal string? Scalar { get; }

    /// <summary>The elements of a list or map; a list's have no keys.</summary>
    internal List<(string? Key, string Element)> Elements => _elements ?? [];

    /// <summary>Whether it is a list or map without elements.</summary>
    internal bool IsEmptyComposite => _elements is { Count: 0 };

    /// <summary>Converts a parameter's value; null elements are left out, as undefined ones are.</summary>
    /// <exception cref="ArgumentException">The value, or an element, is of a type that has no text in a URL.</exception>
    internal static UriTemplateValue From(object value, string name)
    {
        switch (value)
        {
            case string text:
                return new UriTemplateValue(text);
            case IDictionary map:
                var pairs = new List<(string? Key, string Element)>(map.Count);
                foreach (DictionaryEntry entry in map)
                {
                    if (entry.Value is not null)
                    {
                        pairs.Add((ParameterText.Of(entry.Key, name), ParameterText.Of(entry.Value, name)));
                    }
                }

                return new UriTemplateValue(pairs);
            case IEnumerable list:
                var elements = new List<(string? Key, string Element)>();
                foreach (var element in list)
                {
                    if (element is not null)
                    {
                        elements.Add((null, ParameterText.Of(element, name)));
                    }
                }

                return new UriTemplateValue(elements);
            default:
                return new UriTemplateValue(ParameterText.Of(value, name));
        }
    }
}
