using System.Text;
using System.Text.RegularExpressions;
using Clients.Core.Streaming;

namespace Clients.Core.Tests.Streaming;

/// <summary>The standard's algorithm written down as plainly as possible, over the whole stream at once.</summary>
internal static partial class SseReferenceModel
{
    public static List<SseEvent<string>> Read(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var lines = LineEnd().Split(text.StartsWith('\uFEFF') ? text[1..] : text);
        var events = new List<SseEvent<string>>();
        var (type, data, lastId) = ("", (string?)null, "");
        string? id = null;

        // What follows the last line end is an unfinished line.
        foreach (var line in lines[..^1])
        {
            if (line.Length == 0)
            {
                if (data is not null)
                {
                    events.Add(new SseEvent<string>(type.Length == 0 ? "message" : type, data, id, lastId));
                    id = null;
                }

                (type, data) = ("", null);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (name)
            {
                case "event":
                    type = value;
                    break;
                case "data":
                    data = data is null ? value : data + "\n" + value;
                    break;
                case "id" when !value.Contains('\0', StringComparison.Ordinal):
                    id = lastId = value;
                    break;
            }
        }

        return events;
    }

    [GeneratedRegex("\r\n|\n|\r")]
    private static partial Regex LineEnd();
}
