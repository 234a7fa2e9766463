namespace Microsoft.Kiota.Serialization.Form;

/// <summary>Splits and decodes <c>application/x-www-form-urlencoded</c> text.</summary>
internal static class FormText
{
    /// <summary>The fields by decoded name, compared without case; the values of a repeated name are joined by commas.</summary>
    internal static Dictionary<string, string> Parse(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? entry : entry[..equals]).Trim();
            if (name.Length == 0)
            {
                continue;
            }

            var value = equals < 0 ? string.Empty : Decode(entry[(equals + 1)..]);
            fields[name] = fields.TryGetValue(name, out var earlier) ? earlier + "," + value : value;
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
