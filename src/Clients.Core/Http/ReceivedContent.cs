using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Clients.Core.Http;

/// <summary>A body that has been read into memory within a bound, and what went wrong meanwhile.</summary>
internal sealed class ReceivedContent : HttpContent
{
    private readonly ArraySegment<byte> _bytes;
    private JsonDocument? _json;
    private bool _isParsed;

    public ReceivedContent(ArraySegment<byte> bytes, bool isTooLarge, Exception? failure, HttpContentHeaders headers)
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

    /// <summary>The body as JSON, parsed when it is first asked for, and valid until the content is disposed. Null when the body is not JSON.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!_isParsed)
            {
                _isParsed = true;
                _json = ReceivedText.TryParseJson(_bytes, Headers.ContentType?.CharSet);
            }

            return _json?.RootElement;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Count;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(_bytes.Array!, _bytes.Offset, _bytes.Count, cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(CreateStream());

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => CreateStream();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Whoever kept the response of an exception may ask again.
            _json?.Dispose();
            (_json, _isParsed) = (null, false);
        }

        base.Dispose(disposing);
    }

    private ReceivedStream CreateStream() => new ReceivedStream(_bytes, _json?.RootElement);
}
