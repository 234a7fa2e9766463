using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Clients.Core.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Clients.Core.Http;

/// <summary>Finds what is wrong with a received response before anything of the service is known.</summary>
internal static class ResponseCheck
{
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

        var expected = request.GetRequestOption<CallOption>()?.Answer ?? ExpectedAnswer.Value;
        if (expected == ExpectedAnswer.None || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return ResponseProblem.None;
        }

        if (content.Bytes.IsEmpty)
        {
            return expected is ExpectedAnswer.Object or ExpectedAnswer.Array ? ResponseProblem.UnexpectedJson : ResponseProblem.None;
        }

        return FindInBody(request, content, expected);
    }

    private static ResponseProblem FindInBody(HttpRequestMessage request, ReceivedContent content, ExpectedAnswer expected)
    {
        var accept = request.Headers.Accept;
        var mediaType = content.Headers.ContentType?.MediaType;
        var isJson = JsonMediaType.IsJson(mediaType);
        if (!accept.Any(type => JsonMediaType.IsJson(type.MediaType)) || (!isJson && mediaType is not null && accept.Any(type => Covers(type.MediaType, mediaType))))
        {
            return ResponseProblem.None;
        }

        if (expected == ExpectedAnswer.Raw)
        {
            return (isJson || mediaType is null) && ReceivedText.IsJson(content.Bytes, content.Headers.ContentType?.CharSet) ? ResponseProblem.None : ResponseProblem.NotJson;
        }

        if (content.Json is not { } json)
        {
            return ResponseProblem.NotJson;
        }

        if (!isJson)
        {
            // A service that names its JSON wrongly is understood; the adapter goes by the type.
            content.Headers.ContentType = new MediaTypeHeaderValue(JsonMediaType.Name);
        }

        return expected switch
        {
            ExpectedAnswer.Object when json.ValueKind != JsonValueKind.Object => ResponseProblem.UnexpectedJson,
            ExpectedAnswer.Array when json.ValueKind != JsonValueKind.Array => ResponseProblem.UnexpectedJson,
            _ => ResponseProblem.None,
        };
    }

    private static bool Covers(string? accepted, string mediaType) =>
        accepted is not null && (accepted == "*/*" || accepted.Equals(mediaType, StringComparison.OrdinalIgnoreCase));
}
