namespace Clients.Core.Tests.Streaming;

/// <summary>A body that is one data line of that many bytes, which never ends with a blank line.</summary>
internal sealed class EndlessLine(long size) : MemoryStream("data: "u8.ToArray())
{
    private long _rest = size;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var start = await base.ReadAsync(buffer, cancellationToken);
        if (start > 0)
        {
            return start;
        }

        var count = (int)Math.Min(buffer.Length, _rest);
        buffer.Span[..count].Fill((byte)'x');
        _rest -= count;
        return count;
    }
}
