using System.Text.Json;
using Clients.Core;
using Clients.Core.Http;
using Clients.Core.Serialization;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard;

/// <summary>
/// Decides which exception an answer means, in the API's order: history limit, paid plan, any other 401 or 403, and everything else.
/// </summary>
internal static class WireBoardErrors
{
    /// <summary>For calls whose request is not sent by a generated method: any error status holds the one error model.</summary>
    public static readonly Dictionary<string, ParsableFactory<IParsable>> Mapping = new() { ["XXX"] = ErrorEnvelope.CreateFromDiscriminatorValue };

    /// <summary>For an answer of the client's own pipeline; null when its envelope says success.</summary>
    public static WireBoardException? From(ReceivedResponse response)
    {
        if (response.Problem == ResponseProblem.None && response.Json is { } json && IsSuccess(json))
        {
            return null;
        }

        var error = new WireBoardError
        {
            StatusCode = response.StatusCode,
            RequestId = response.RequestId,
            RateLimit = response.RateLimit,
            ResponseBody = response.BodyText,
        };
        error = response.ErrorJson is { } body ? error.WithBody(body) : error;
        error = error with { Text = error.Text is { } text ? response.Quote(text) : response.ServiceText };
        return Classify(error, response.Explain(error.Text, error.Code), response.ReadFailure);
    }

    /// <summary>For a success status whose envelope came through an adapter of the user's and holds no data.</summary>
    public static WireBoardException NoData(string operation) => Classify(new WireBoardError(), $"The response does not say success ({operation}).", null);

    /// <summary>For a success whose data is not of the documented shape.</summary>
    public static WireBoardException Unreadable(string operation, Exception cause) =>
        new WireBoardApiException($"The data of {operation} is not of the documented shape: {cause.Message}", new WireBoardError(), cause);

    /// <summary>Throws when the caller cannot do without a member that could not be read.</summary>
    public static void Require(IParsable model, string name, string operation)
    {
        if (ModelJson.FindUnreadable(model, name) is { MissingItems: 0 } member)
        {
            throw new WireBoardApiException($"The response of {operation} cannot be used: {member}.", new WireBoardError { StatusCode = 200 });
        }
    }

    /// <summary>For an answer that came through an adapter of the user's.</summary>
    public static WireBoardException From(ApiException exception)
    {
        var error = new WireBoardError { StatusCode = exception.ResponseStatusCode == 0 ? null : exception.ResponseStatusCode };
        if (exception is ErrorEnvelope envelope)
        {
            var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (envelope.FieldErrors?.ErrorCode is { Count: > 0 } codes)
            {
                fields["error_code"] = codes;
            }

            if (envelope.FieldErrors?.EarliestAllowed is { Count: > 0 } days)
            {
                fields["earliest_allowed"] = days;
            }

            error = error with
            {
                Code = envelope.FieldErrors?.ErrorCode?.FirstOrDefault(),
                Text = envelope.Errors?.FirstOrDefault()?.Text ?? envelope.MessageEscaped,
                FieldErrors = fields,
            };
        }

        var status = error.StatusCode is { } number ? $"HTTP {number}" : "no status";
        return Classify(error, $"{error.Text ?? exception.Message} ({status}{(error.Code is null ? "" : $", {error.Code}")}).", exception);
    }

    private static bool IsSuccess(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.True
        && body.TryGetProperty("data", out var data) && data.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    private static WireBoardException Classify(WireBoardError error, string message, Exception? cause) => (error.Code, error.StatusCode) switch
    {
        ("plan_history_limit_exceeded", _) => new PlanHistoryLimitExceededException(message, error, cause),
        ("paid_plan_required", _) => new PaidPlanRequiredException(message, error, cause),
        (_, 401) => new WireBoardAuthException(message + " Check the API token, or mint another in Settings, API.", error, cause),
        (_, 403) => new WireBoardAuthException(message + " Mint a token that has the ability the call needs (analytics:read or live:read).", error, cause),
        _ => new WireBoardApiException(message, error, cause),
    };
}
