using System.Text;
using System.Text.RegularExpressions;

namespace Clients.Core.Tests.Streaming;

public class SsePropertyTests
{
    private static readonly string[] Lines =
    [
        "", "", "", "", "data", "data:", "data: a", "data:b", "data:  é€😀", "data: \uFEFF", "event", "event:", "event: x", "event:y",
        "id", "id:", "id: 1", "id:é", "id: 2\0", ":", ": comment", ":data: no", "retry: 5", "retry: x", "foo", "foo: bar", " data: no", "\uFEFFdata: no", "dat", "datax: no",
    ];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    [Fact]
    public async Task Any_stream_in_any_pieces_gives_the_events_of_the_reference_model()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var bytes = RandomStream(random);
            var chunks = Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(1, 20)).ToArray();

            var events = await SseHarness.ReadAsync(bytes, chunks);

            var expected = SseReferenceModel.Read(bytes);
            Assert.True(
                expected.SequenceEqual(events),
                $"Seed {seed}, chunks {string.Join(",", chunks)}\nstream: {Shown(Encoding.UTF8.GetString(bytes))}\nexpected: {Shown(string.Join(" ", expected))}\nactual: {Shown(string.Join(" ", events))}");
        }
    }

    // Line ends made visible, and padding short.
    private static string Shown(string text) =>
        Regex.Replace(text.Replace("\r", "␍", StringComparison.Ordinal).Replace("\n", "␊", StringComparison.Ordinal), "z{3,}", "z…");

    private static byte[] RandomStream(Random random)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        for (var i = random.Next(40); i > 0; i--)
        {
            var line = Lines[random.Next(Lines.Length)];
            text.Append(random.Next(20) == 0 ? line + new string('z', random.Next(5000)) : line).Append(LineEnds[random.Next(LineEnds.Length)]);
        }

        var bytes = Encoding.UTF8.GetBytes(text.Append(random.Next(3) == 0 ? "data: unfinished" : "").ToString());
        if (bytes.Length > 0 && random.Next(5) == 0)
        {
            // Not UTF-8 at all: it must come out as the replacement character, not as an exception.
            bytes[random.Next(bytes.Length)] = 0xFF;
        }

        return bytes;
    }
}
