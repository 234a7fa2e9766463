namespace Microsoft.Kiota.Abstractions;

/// <summary>Writes the header values of a multipart part so that no name can break out of its quotes or line.</summary>
internal static class MultipartHeader
{
    /// <summary>The Content-Disposition of a part. Quotes and line breaks are written as browsers write them (WHATWG HTML, multipart/form-data).</summary>
    internal static string Disposition(string name, string? fileName)
    {
        var disposition = $"form-data; name=\"{Escape(name)}\"";
        return string.IsNullOrEmpty(fileName) ? disposition : $"{disposition}; filename=\"{Escape(fileName)}\"";
    }

    /// <summary>Passes a header value on unless it has a line break.</summary>
    internal static string Check(string value) =>
        value.AsSpan().ContainsAny('\r', '\n', '\0')
            ? throw new InvalidOperationException("The content type of a multipart part has a CR, LF or NUL character; remove it.")
            : value;

    private static string Escape(string value) => value
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal);
}
