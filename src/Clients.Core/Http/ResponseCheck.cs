using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Clients.Core.Http;

/// <summary>Finds what is wrong with a received response before anything of the service is known.</summary>
internal static class ResponseCheck
{
    private const string Json = "application/json";

    public static ResponseProblem Find(HttpRequestMessage request, HttpResponseMessage response, ReceivedContent content)
    {
        if (!response.IsSuccessStatusCode)
        {
            return ResponseProblem.ErrorStatus;
        }

        if (content.Failure is not null)
        {
            return ResponseProblem.Incomplete;
        }

        if (content.IsTooLarge)
        {
            return ResponseProblem.TooLarge;
        }

        var hasBody = !content.Bytes.IsEmpty && response.StatusCode != HttpStatusCode.NoContent;
        return hasBody && !IsAcceptable(request, content) ? ResponseProblem.NotJson : ResponseProblem.None;
    }

    private static bool IsAcceptable(HttpRequestMessage request, ReceivedContent content)
    {
        var accept = request.Headers.Accept;
        if (!accept.Any(type => IsJson(type.MediaType)))
        {
            return true;
        }

        var mediaType = content.Headers.ContentType?.MediaType;
        if (mediaType is null)
        {
            if (!IsValidJson(content.Bytes.Span))
            {
                return false;
            }

            // Without a type the body would be taken for absent further up.
            content.Headers.ContentType = new MediaTypeHeaderValue(Json);
            return true;
        }

        return IsJson(mediaType) ? IsValidJson(content.Bytes.Span) : accept.Any(type => Covers(type.MediaType, mediaType));
    }

    private static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static bool Covers(string? accepted, string mediaType) =>
        accepted is not null && (accepted == "*/*" || accepted.Equals(mediaType, StringComparison.OrdinalIgnoreCase));

    private static bool IsValidJson(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var reader = new Utf8JsonReader(body.StartsWith(byteOrderMark) ? body[3..] : body);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
