using System.Net.Http.Headers;

namespace Clients.Core.Http;

/// <summary>A body that has been read into memory within a bound, and what went wrong meanwhile.</summary>
internal sealed class ReceivedContent : ByteArrayContent
{
    private readonly ArraySegment<byte> _bytes;

    public ReceivedContent(ArraySegment<byte> bytes, bool isTooLarge, Exception? failure, HttpContentHeaders headers)
        : base(bytes.Array!, bytes.Offset, bytes.Count)
    {
        _bytes = bytes;
        IsTooLarge = isTooLarge;
        Failure = failure;
        foreach (var header in headers)
        {
            // The length told by the service need not be that of what was kept.
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public bool IsTooLarge { get; }

    public Exception? Failure { get; }
}
