using System.Text;
using System.Text.Json.Nodes;

namespace Clients.Contract.Tests.Hostility;

/// <summary>Makes a wrong answer of a right one, in one of the ways in which services, proxies and attackers do.</summary>
internal sealed class AnswerMutator(int seed, string secret)
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 201, 202, 203, 204, 206, 300, 301, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409, 410, 415, 418, 422, 422, 425, 429, 451, 500, 501, 502, 503, 504, 529, 599];

    private static readonly string?[] Types =
    [
        "application/json", "application/json", "application/json", "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=latin1",
        "application/json; charset=\"odd", "application/problem+json", "text/json", "text/plain", "text/html", "text/event-stream", "application/octet-stream", "multipart/form-data", "nonsense", ";;;", null,
    ];

    private readonly Random _random = new(seed);

    public Answer Next(ServiceDocument.Operation operation)
    {
        var answers = operation.Answers.ToList();
        var (status, body) = answers[_random.Next(answers.Count)];
        var success = answers.Where(answer => answer.Key < 300).ToList();
        if (_random.Next(3) > 0 && success.Count > 0)
        {
            (status, body) = success[_random.Next(success.Count)];
        }

        if (Once(8))
        {
            status = Pick(Statuses);
        }

        var bytes = Encoding.UTF8.GetBytes(Once(12) ? Pick(Whole) : MutateJson(body));
        for (var i = Once(6) ? _random.Next(1, 4) : 0; i > 0; i--)
        {
            bytes = MutateBytes(bytes);
        }

        return new Answer(status, Once(5) ? Pick(Types) : "application/json", bytes, Headers());
    }

    /// <summary>A whole HTTP message with damage anywhere in it.</summary>
    public byte[] NextMessage(ServiceDocument.Operation operation)
    {
        var body = operation.Answers.First(answer => answer.Key < 300).Value;
        var framing = Once(3) ? $"Transfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n0\r\n\r\n" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        var bytes = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n{framing}");
        for (var i = _random.Next(0, 4); i > 0; i--)
        {
            bytes = MutateBytes(bytes);
        }

        return bytes;
    }

    private string[] Whole =>
    [
        "", "null", "[]", "{}", "\"a\"", "7", "true", "NaN", "{", "}", "{}{}", "[[", "\0", "\uFEFF", "\uFEFF{}", "<html><title>Sign in</title></html>", "upstream connect error", $"\"{secret}\"",
        $$"""{"message":"{{secret}}"}""", $$"""{"detail":"{{secret}}"}""", $$"""{"error":{"code":"{{secret}}","message":"{{secret}}","details":{"{{secret}}":1} } }""",
        $$"""{"status":false,"errors":[{"text":"{{secret}}"}],"fieldErrors":{"{{secret}}":["{{secret}}"]} }""", new string('[', 100_000), new string('{', 10) + "\"", "{\"a\":" + new string('9', 10_000) + "}",
    ];

    private JsonNode?[] Values =>
    [
        null, JsonNode.Parse("1.5"), JsonNode.Parse("60.0"), JsonNode.Parse("1e3"), JsonNode.Parse("1e400"), JsonNode.Parse("-1"), JsonNode.Parse("3000000000"), JsonNode.Parse(new string('9', 40)),
        true, false, "", "7", "text", secret, "2026-05-01", "not a date", "2026-05-01T25:00:00Z", "\uFFFD", new string('x', 100_000), new JsonObject(), new JsonArray(), new JsonArray(null, 1, "a", new JsonObject()), new JsonObject { [""] = 1, ["a"] = null },
    ];

    private string MutateJson(string body)
    {
        if (body.Length == 0)
        {
            return body;
        }

        var root = JsonNode.Parse(body);
        for (var i = _random.Next(0, 4); i > 0 && root is not null; i--)
        {
            var places = Places(root).ToList();
            if (places.Count == 0 || Once(15))
            {
                root = Pick(Values)?.DeepClone();
                continue;
            }

            var (parent, key) = places[_random.Next(places.Count)];
            Replace(parent, key);
        }

        var text = root?.ToJsonString() ?? "null";
        return Once(10) ? text.Replace("\"text\"", "\"\\ud800\"", StringComparison.Ordinal) : Once(10) ? Twice(text) : text;
    }

    private void Replace(JsonNode parent, object key)
    {
        var value = Pick(Values)?.DeepClone();
        switch (parent, key)
        {
            case (JsonObject members, string name) when Once(5):
                members.Remove(name);
                break;
            case (JsonObject members, string name):
                members[name] = value;
                break;
            case (JsonArray items, int index) when Once(5):
                items.RemoveAt(index);
                break;
            case (JsonArray items, int index):
                items[index] = value;
                break;
        }
    }

    // A name that stands twice in one object.
    private static string Twice(string text) => text.StartsWith("{\"", StringComparison.Ordinal) ? "{" + text[1..^1] + "," + text[1..] : text;

    private byte[] MutateBytes(byte[] bytes)
    {
        var at = _random.Next(bytes.Length + 1);
        return _random.Next(5) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)_random.Next(256), .. bytes[at..]],
            2 when bytes.Length > 0 => [.. bytes[..(at % bytes.Length)], (byte)_random.Next(256), .. bytes[((at % bytes.Length) + 1)..]],
            3 => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => [.. bytes, .. bytes[..at]],
        };
    }

    private List<(string Name, string Value)> Headers()
    {
        var headers = new List<(string, string)>();
        void Maybe(string name, params string[] values)
        {
            if (Once(8))
            {
                headers.Add((name, Pick(values)));
            }
        }

        Maybe("Retry-After", "0", "-1", "soon", "1e99", "Wed, 99 Jan 2026", "99999999999999999999");
        Maybe("X-RateLimit-Limit", "120", "-1", "", "many", "99999999999999999999");
        Maybe("X-RateLimit-Remaining", "7", "1.5", "NaN");
        Maybe("X-Request-Id", "r-1", "", secret, new string('r', 5000));
        Maybe("Content-Encoding", "gzip", "br", "deflate", "odd");
        Maybe("Location", "", "::", "http://[", "/elsewhere", "file:///etc/passwd");
        return headers;
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node)
    {
        var here = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (key, value) in here)
        {
            yield return (node, key);
            if (value is JsonObject or JsonArray)
            {
                foreach (var place in Places(value))
                {
                    yield return place;
                }
            }
        }
    }

    private bool Once(int inSoMany) => _random.Next(inSoMany) == 0;

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    internal sealed record Answer(int Status, string? ContentType, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)
    {
        public override string ToString() =>
            $"{Status} {ContentType} {string.Join(' ', Headers.Select(header => $"{header.Name}={header.Value[..Math.Min(header.Value.Length, 40)]}"))} {Encoding.Latin1.GetString(Body[..Math.Min(Body.Length, 500)])}";
    }
}
