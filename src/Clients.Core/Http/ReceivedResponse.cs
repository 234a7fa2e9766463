using System.Net.Http.Headers;
using System.Text.Json;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>A response with its bounded body in memory, for a client to decide which exception it means.</summary>
/// <remarks>
/// What is meant for people comes without the request's credentials, without secrets and private values of its body, and without user names and passwords
/// of addresses, in whichever form the service repeats them: everything but <see cref="Json"/>, <see cref="Body"/> and <see cref="Headers"/>.
/// </remarks>
public sealed class ReceivedResponse
{
    private readonly HttpResponseMessage _message;
    private readonly ReceivedContent _content;
    private readonly ResponseText _text;
    private readonly bool _mayRepeatRequest;
    private (bool IsKnown, JsonElement? Value) _error;

    internal ReceivedResponse(
        HttpResponseMessage message, ReceivedContent content, ResponseProblem problem, ResponseMetadata metadata, IEnumerable<(string Value, string Shown)> secrets, bool mayRepeatRequest = false)
    {
        _message = message;
        _content = content;
        _text = new ResponseText(new SecretForms(secrets), onlyCodes: mayRepeatRequest);
        _mayRepeatRequest = mayRepeatRequest;
        Problem = problem;
        Metadata = metadata with { RequestId = metadata.RequestId is { } id ? _text.Hide(id) : null };
    }

    /// <summary>What is wrong with it, apart from what only the service's client can know.</summary>
    public ResponseProblem Problem { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode => (int)_message.StatusCode;

    /// <summary>True for 2xx.</summary>
    public bool IsSuccessStatus => _message.IsSuccessStatusCode;

    /// <summary>The response's headers (those of the content apart), as received.</summary>
    public HttpResponseHeaders Headers => _message.Headers;

    /// <summary>The body's media type in lower case without parameters, or null.</summary>
    public string? MediaType => _message.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>The body as received, or its beginning when <see cref="IsTruncated"/>. An error body is kept up to the profile's bound.</summary>
    public ReadOnlyMemory<byte> Body => _content.Bytes;

    /// <summary>True when <see cref="Body"/> is only the beginning of what the service sent or meant to send.</summary>
    public bool IsTruncated => _content.IsTooLarge || _content.Failure is not null;

    /// <summary>The failure that ended the body early, if one did.</summary>
    public Exception? ReadFailure => _content.Failure;

    /// <summary>Status, request id and rate limit.</summary>
    public ResponseMetadata Metadata { get; }

    /// <summary>The id the service gave to the request, or null.</summary>
    public string? RequestId => Metadata.RequestId;

    /// <summary>The rate limit, or null.</summary>
    public RateLimit? RateLimit => Metadata.RateLimit;

    /// <summary>The request as people read it: method and address without query, such as <c>GET https://api.example.com/v1/sites</c>.</summary>
    public string Request => RequestName.Of(_message.RequestMessage);

    /// <summary>
    /// The body as JSON, as received; null when it is empty, cut off or not JSON. For decisions, not for messages: it may repeat secrets. Valid until the
    /// client has made its exception.
    /// </summary>
    public JsonElement? Json => _content.Json;

    /// <summary>
    /// The body as JSON without secrets; null when it is not JSON, or too large (1 MiB) to be searched. It may be kept. When the request could not be searched for
    /// secrets, every text is hidden but those that look like the code of an error.
    /// </summary>
    public JsonElement? ErrorJson
    {
        get
        {
            if (!_error.IsKnown)
            {
                _error = (true, Json is { } json ? _text.Hide(json, Body.Length) : null);
            }

            return _error.Value;
        }
    }

    /// <summary>
    /// What the service says about the error, from whichever of the usual shapes the body has (<c>message</c>, <c>detail</c>, <c>error.message</c>, <c>title</c>, …), on
    /// one line of at most 500 characters; null when it says nothing.
    /// </summary>
    public string? ServiceText => Problem is ResponseProblem.ErrorStatus or ResponseProblem.None && ErrorJson is { } error && ServiceWords.Find(error) is { } said && !_mayRepeatRequest ? Quote(said) : null;

    /// <summary>The beginning of the body as text, at most <see cref="ClientException.MaxResponseBodyLength"/> characters; null when there is none, or when it may repeat a request that could not be searched.</summary>
    public string? BodyText => _mayRepeatRequest ? null : _text.BodyOf(Body.Span, _message.Content.Headers.ContentType?.CharSet);

    /// <summary>
    /// Says what the body is, for messages: its type and length, the title of a page, and the beginning of an error's text. Nothing is quoted of a success, which
    /// is data, nor when the request had a body, which the answer may repeat.
    /// </summary>
    public string DescribeBody() => _text.Describe(_message, Body.Span, IsTruncated);

    /// <summary>Returns a text of the service without secrets.</summary>
    /// <param name="text">The text.</param>
    public string Hide(string text) => _text.Hide(text);

    /// <summary>Words of the service for a message: one line of at most that many characters, without secrets.</summary>
    /// <param name="text">What the service said.</param>
    /// <param name="maxLength">At most that many characters, then an ellipsis.</param>
    public string Quote(string text, int maxLength = 500)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLength);
        return _text.Quote(text, maxLength);
    }

    /// <summary>
    /// The message of an exception about this response: what the service said, or else what is wrong with the body; then status, code, method and address, and request id.
    /// For example <c>No such site. (HTTP 404, site_not_found, from GET https://api.example.com/v1/sites/x, request r-1).</c>
    /// </summary>
    /// <param name="said">What the service said, from its own shape of errors; null to look for it in the usual ones.</param>
    /// <param name="code">The service's code of the error, or null.</param>
    public string Explain(string? said = null, string? code = null)
    {
        var what = said ?? ServiceText ?? DescribeProblem();
        return $"{what} (HTTP {StatusCode}{Part(code)}, from {Request}{Part(RequestId is { } id ? $"request {Quote(id, 100)}" : null)}).";
    }

    private static string Part(string? text) => text is null ? "" : ", " + text;

    private string DescribeProblem() => Problem switch
    {
        ResponseProblem.Incomplete => "The response body was cut off; the call may have taken effect",
        ResponseProblem.TooLarge => "The response body is larger than this client reads; the call may have taken effect",
        ResponseProblem.NotJson => $"The response body is not JSON but {DescribeBody()}. Check the base URL",
        ResponseProblem.UnexpectedJson => $"The response body is not the documented JSON but {(Json is { } json ? KindOf(json.ValueKind) : "nothing")}",
        _ when IsSuccessStatus => "The response does not say success",
        _ when Body.IsEmpty => "The service gave no reason",
        _ => $"The service gave no reason in a known form; response body: {DescribeBody()}",
    };

    private static string KindOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "a single value",
    };
}
