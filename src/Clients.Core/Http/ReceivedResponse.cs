using System.Net.Http.Headers;
using System.Text.Json;

namespace Clients.Core.Http;

/// <summary>A response with its bounded body in memory, for a client to decide which exception it means.</summary>
public sealed class ReceivedResponse
{
    private readonly HttpResponseMessage _message;

    internal ReceivedResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, ResponseProblem problem, Exception? readFailure, DateTimeOffset now)
    {
        _message = message;
        Body = body;
        Problem = problem;
        ReadFailure = readFailure;
        Metadata = ResponseMetadata.From(message, now);
    }

    /// <summary>What is wrong with it, apart from what only the service's client can know.</summary>
    public ResponseProblem Problem { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode => (int)_message.StatusCode;

    /// <summary>True for 2xx.</summary>
    public bool IsSuccessStatus => _message.IsSuccessStatusCode;

    /// <summary>The response's headers (those of the content apart).</summary>
    public HttpResponseHeaders Headers => _message.Headers;

    /// <summary>The body's media type in lower case without parameters, or null.</summary>
    public string? MediaType => _message.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>The body, or its beginning when <see cref="IsTruncated"/>. An error body is kept up to 64 KiB.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>True when <see cref="Body"/> is only the beginning of what the service sent or meant to send.</summary>
    public bool IsTruncated { get; internal init; }

    /// <summary>The failure that ended the body early, if one did.</summary>
    public Exception? ReadFailure { get; }

    /// <summary>Status, request id and rate limit.</summary>
    public ResponseMetadata Metadata { get; }

    /// <summary>The id the service gave to the request, or null.</summary>
    public string? RequestId => Metadata.RequestId;

    /// <summary>The rate limit, or null.</summary>
    public RateLimit? RateLimit => Metadata.RateLimit;

    /// <summary>The request as people read it: method and address without query, such as <c>GET https://api.example.com/v1/sites</c>.</summary>
    public string Request => RequestName.Of(_message.RequestMessage);

    /// <summary>Parses the body, or gives null when it is empty, cut off or not JSON.</summary>
    public JsonDocument? TryParseJson()
    {
        return ReceivedText.TryParseJson(Body, _message.Content.Headers.ContentType?.CharSet);
    }

    /// <summary>
    /// Says what the body is, for messages: its type and length, the title of a page, and the beginning of an error's text. Nothing is quoted of a success, which
    /// is data, nor when the request had a body, which the answer may repeat.
    /// </summary>
    public string DescribeBody() => ResponseText.Describe(_message, Body, IsTruncated);

    /// <summary>Words of the service for a message: one line of at most that many characters, in which the request's credentials are masked.</summary>
    /// <param name="text">What the service said.</param>
    /// <param name="maxLength">At most that many characters, then an ellipsis.</param>
    public string Quote(string text, int maxLength = 500)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        return ResponseText.Quote(_message.RequestMessage, text, maxLength);
    }
}
