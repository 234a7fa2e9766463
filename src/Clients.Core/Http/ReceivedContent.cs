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
        foreach (var (name, values) in headers.NonValidated)
        {
            // The length told by the service need not be that of what was kept.
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public bool IsTooLarge { get; }

    public Exception? Failure { get; }
}
