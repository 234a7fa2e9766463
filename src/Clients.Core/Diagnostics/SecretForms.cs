using System.Buffers;
using System.Text;

namespace Clients.Core.Diagnostics;

/// <summary>
/// Finds secret values in text and replaces them: as they are, and in the forms in which services and libraries repeat them (escaped for URLs, JSON
/// or HTML, as Base64 within a longer text, as hexadecimal digits, and line by line).
/// </summary>
public sealed class SecretForms
{
    // A shorter value occurs in ordinary text by chance. The place of such a value is hidden all the same.
    private const int MinLength = 4;

    // Lines and inner Base64 are parts of a secret. A short part says little and would hide ordinary text.
    private const int MinPartLength = 8;

    private readonly List<KeyValuePair<string, string>> _replacements;
    private readonly SearchValues<string> _search;

    /// <summary>Prepares the search.</summary>
    /// <param name="secrets">Each secret value with the text that is shown in its place. Values of fewer than 4 characters are ignored.</param>
    public SecretForms(IEnumerable<(string Value, string Shown)> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var shownByForm = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (value, shown) in secrets)
        {
            foreach (var form in Of(value))
            {
                shownByForm.TryAdd(form, shown);
            }
        }

        // The longest first: a form may contain another one.
        _replacements = [.. shownByForm.OrderByDescending(form => form.Key.Length)];
        _search = SearchValues.Create([.. shownByForm.Keys], StringComparison.Ordinal);
    }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _replacements.Count == 0;

    /// <summary>Whether a secret is in a text, in any form.</summary>
    /// <param name="text">The text.</param>
    public bool IsIn(string text) =>
        !IsEmpty && (Has(text) || DecodedText.Decoders.Any(decode => decode(text) is { } decoded && Has(decoded.Text)));

    /// <summary>Returns a text with its secrets replaced.</summary>
    /// <param name="text">The text.</param>
    public string Hide(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsIn(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        Append(shown, text, 0);
        return shown.ToString();
    }

    private bool Has(string text) => text.AsSpan().ContainsAny(_search);

    /// <summary>Appends a text with its secrets replaced. What was put in their place is not searched again.</summary>
    /// <param name="shown">Takes the result.</param>
    /// <param name="text">The text.</param>
    /// <param name="stage">Which forms to look for: 0 for the text as it is, then one decoder after the other.</param>
    private void Append(StringBuilder shown, string text, int stage)
    {
        if (stage > DecodedText.Decoders.Count)
        {
            shown.Append(text);
            return;
        }

        var decoded = stage == 0 ? null : DecodedText.Decoders[stage - 1](text);
        var searched = stage == 0 ? text : decoded?.Text ?? "";
        var (from, start) = (0, 0);
        for (var next = searched.AsSpan().IndexOfAny(_search); next >= 0; next = searched.AsSpan(from).IndexOfAny(_search))
        {
            var at = from + next;
            var (form, replacement) = _replacements.First(entry => searched.AsSpan(at).StartsWith(entry.Key, StringComparison.Ordinal));
            from = at + form.Length;
            var (begin, end) = decoded is null ? (at, from) : (decoded.OriginOf(at), decoded.OriginOf(from));
            Append(shown, text[start..begin], stage + 1);
            shown.Append(replacement);
            start = end;
        }

        Append(shown, text[start..], stage + 1);
    }

    private static IEnumerable<string> Of(string value)
    {
        string[] whole = [value, value.Trim(), value.ReplaceLineEndings("\n"), value.ReplaceLineEndings("\n").Trim()];
        var lines = value.Split('\n', '\r').Select(line => line.Trim()).Where(line => line.Length >= MinPartLength);
        return whole.Where(text => text.Length >= MinLength).Concat(lines).Distinct().SelectMany(text => Encoded(text).Append(text));
    }

    private static IEnumerable<string> Encoded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        foreach (var base64 in Base64(bytes))
        {
            yield return base64;
            yield return base64.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>The Base64 of the bytes alone, and the characters that are the same whatever text stands before and behind them.</summary>
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        var alone = Convert.ToBase64String(bytes);
        yield return alone;
        yield return alone.TrimEnd('=');
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            // Each character holds 6 bits: leave out those that also hold bits of the bytes around.
            var start = ((before * 8) + 5) / 6;
            var end = (before + bytes.Length) * 8 / 6;
            if (end - start >= MinPartLength)
            {
                yield return encoded[start..end];
            }
        }
    }
}
