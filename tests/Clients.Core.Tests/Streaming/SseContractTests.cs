using System.Text;
using Clients.Core.Streaming;

namespace Clients.Core.Tests.Streaming;

public class SseContractTests
{
    public static TheoryData<string, string, int> Cases()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var row in SseContractCases.Rows())
        {
            data.Add(row.Name, row.LineEnd, row.Chunk);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Events_are_those_of_the_standard(string name, string lineEnd, int chunk)
    {
        var events = await SseHarness.ReadAsync(SseContractCases.Bytes(name, lineEnd), chunk == 0 ? [] : [chunk]);

        Assert.Equal(SseContractCases.Expected(name), events.Select(Describe));
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(16383)]
    [InlineData(16384)]
    [InlineData(16385)]
    [InlineData(65536)]
    [InlineData(1024 * 1024)]
    public async Task Events_of_any_size_arrive_whole(int size)
    {
        var payload = new string('x', size);
        var bytes = Encoding.UTF8.GetBytes($"data: {payload}\r\n\r\ndata: {payload}\n\nid: 7\ndata: end\r\r");

        var whole = await SseHarness.ReadAsync(bytes);
        var pieces = await SseHarness.ReadAsync(bytes, 1021, 1, 4096, 2);

        Assert.Equal([payload, payload, "end"], whole.Select(item => item.Data));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public async Task A_stream_of_many_events_in_one_chunk_arrives_in_order()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"id: {i}\ndata: {i}\n\n"));

        var events = await SseHarness.ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), events.Select(item => item.Data));
        Assert.Equal("999", events[^1].LastEventId);
    }

    private static string Describe(SseEvent<string> item) =>
        $"{item.Type}|{item.Data}|{(item.Id is "" ? "(empty)" : item.Id)}|{item.LastEventId}";
}
