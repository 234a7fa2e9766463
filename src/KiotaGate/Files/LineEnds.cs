using System.Globalization;

namespace KiotaGate.Files;

/// <summary>Looks after line ends: Kiota writes those of the system it runs on, and the repository holds LF.</summary>
internal static class LineEnds
{
    // Every character that ends a line in C#, but the line feed.
    private static readonly (byte[] Bytes, int Code)[] Strays =
    [
        ("\r"u8.ToArray(), 0x0D), ("\u0085"u8.ToArray(), 0x85), ("\u2028"u8.ToArray(), 0x2028), ("\u2029"u8.ToArray(), 0x2029),
    ];

    /// <summary>Writes the files of a folder with LF, where the system's line ends are others.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="lineEnd">The system's line end; that of this system by default.</param>
    public static void Normalize(string folder, string? lineEnd = null)
    {
        if ((lineEnd ?? Environment.NewLine) == "\n" || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllBytes(file);
            if (ToLineFeeds(content) is { } changed)
            {
                File.WriteAllBytes(file, changed);
            }
        }
    }

    /// <summary>The first character that ends a line in C# without being a line feed; null when there is none. It could end a comment.</summary>
    /// <param name="utf8">The text.</param>
    public static string? Stray(ReadOnlySpan<byte> utf8)
    {
        foreach (var (bytes, code) in Strays)
        {
            if (utf8.IndexOf(bytes) >= 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
            }
        }

        return null;
    }

    private static byte[]? ToLineFeeds(byte[] content)
    {
        if (content.AsSpan().IndexOf("\r\n"u8) < 0)
        {
            return null;
        }

        var changed = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n')
            {
                changed.Add(content[i]);
            }
        }

        return [.. changed];
    }
}
