using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Http;
using Clients.Core.Serialization;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Typed;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WizChat;

/// <summary>Decides which exception an answer means.</summary>
internal static class WizChatErrors
{
    private const string InsufficientScope = "insufficient_scope";

    /// <summary>For an answer of the client's own pipeline that is no readable success.</summary>
    public static Exception From(ReceivedResponse response)
    {
        if (response.StatusCode == 422 && TryReadPartialFailure(response) is { } result)
        {
            return result;
        }

        var error = response.ErrorJson is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var body) && body.ValueKind == JsonValueKind.Object ? body : default;
        var code = Text(error, "code") ?? $"http_{response.StatusCode}";
        JsonElement? details = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("details", out var given) && given.ValueKind != JsonValueKind.Null ? given : null;
        var scopes = code == InsufficientScope ? Scopes(details, response.Request) : [];
        var said = Text(error, "message");
        return new WizChatApiException(response.Explain(said is null ? null : response.Quote(said), code) + ScopeHint(scopes), response)
        {
            Code = code,
            ServiceMessage = said ?? response.ServiceText,
            Details = details,
            RequiredScopes = scopes,
        };
    }

    /// <summary>For an answer that came through an adapter of the user's.</summary>
    public static WizChatApiException From(ApiException exception, string operation)
    {
        var error = (exception as ErrorEnvelope)?.Error;
        var code = error?.Code ?? $"http_{exception.ResponseStatusCode}";
        var scopes = code == InsufficientScope ? OperationScopes.Of(operation.Split(' ')[0], operation.Split(' ')[1]) : [];
        return new WizChatApiException($"{error?.Message ?? exception.Message} ({code} from {operation}).{ScopeHint(scopes)}", exception)
        {
            StatusCode = exception.ResponseStatusCode == 0 ? null : exception.ResponseStatusCode,
            Code = code,
            ServiceMessage = error?.Message,
            Details = error?.Details is null ? null : ModelText.Write(error.Details),
            RequiredScopes = scopes,
        };
    }

    /// <summary>For a success that cannot be used.</summary>
    public static WizChatApiException Unusable(string operation, string why, Exception? inner = null, string? responseBody = null) =>
        new($"The response of {operation} cannot be used: {why.TrimEnd('.')}.", inner) { StatusCode = 200, Code = "http_200", ResponseBody = responseBody };

    /// <summary>Throws when the caller cannot do without a member that could not be read.</summary>
    public static void Require(IParsable model, string name, string operation)
    {
        if (ModelJson.FindUnreadable(model, name) is { MissingItems: 0 } member)
        {
            throw Unusable(operation, member.ToString());
        }
    }

    /// <summary>For a dry run that ends in a failed operation.</summary>
    public static WizChatApiException Unplanned(ApplyResult result, FailedOp failed)
    {
        var status = result.ResponseStatusCode == 0 ? 200 : result.ResponseStatusCode;
        var code = failed.Code ?? $"http_{status}";
        var where = string.Join(' ', new[] { failed.Section, failed.Op }.Where(word => !string.IsNullOrEmpty(word)));
        return new($"The dry run failed: {(where.Length == 0 ? "" : $"{where}: ")}{failed.Message ?? "the service does not say why"} (HTTP {status}, {code}).", innerException: null)
        {
            StatusCode = status,
            Code = code,
            ServiceMessage = failed.Message,
        };
    }

    /// <summary>Whether any text of an exception contains a secret, for example because the service repeats what it refuses.</summary>
    public static bool Contains(WizChatApiException error, SecretMask mask) =>
        mask.IsIn(error.ToString()) || (error.ServiceMessage is { } said && mask.IsIn(said)) || (error.Code is { } code && mask.IsIn(code))
        || (error.Details is { } details && mask.IsIn(details.GetRawText())) || error.RequiredScopes.Any(mask.IsIn)
        || (error.ResponseBody is { } body && mask.IsIn(body)) || (error.RequestId is { } id && mask.IsIn(id));

    /// <summary>The same exception without the secrets. The inner one is left out: it may quote the answer.</summary>
    public static WizChatApiException Hide(WizChatApiException error, SecretMask mask)
    {
        return new WizChatApiException(mask.Show(error.Message), innerException: null)
        {
            StatusCode = error.StatusCode,
            Code = error.Code is null ? null : mask.Show(error.Code),
            RequestId = error.RequestId is null ? null : mask.Show(error.RequestId),
            RateLimit = error.RateLimit,
            ServiceMessage = error.ServiceMessage is null ? null : mask.Show(error.ServiceMessage),
            ResponseBody = error.ResponseBody is null ? null : mask.Show(error.ResponseBody),
            Details = error.Details is { } details ? Hide(details, mask) : null,
            RequiredScopes = [.. error.RequiredScopes.Select(mask.Show)],
        };
    }

    private static JsonElement? Hide(JsonElement details, SecretMask mask)
    {
        try
        {
            return JsonTextWriter.ToElement(mask.ShowAnswer(JsonText.Read(details.GetRawText())));
        }
        catch (ConfigFormatException)
        {
            // A name that is used twice, for example. What cannot be searched is not shown.
            return null;
        }
    }

    private static ApplyResult? TryReadPartialFailure(ReceivedResponse response)
    {
        if (response.Problem != ResponseProblem.ErrorStatus || response.IsTruncated)
        {
            return null;
        }

        try
        {
            var body = JsonText.Read(response.Body.Span);
            // Without the operation that failed it would read as a success.
            if (body.Get("failed") is not JsonObject)
            {
                return null;
            }

            var result = ModelText.ReadResult(body);
            result.ResponseStatusCode = response.StatusCode;
            return result;
        }
        catch (ConfigFormatException)
        {
            return null;
        }
    }

    private static string ScopeHint(IReadOnlyList<string> scopes) =>
        scopes.Count == 0 ? "" : $" The key needs the scope {string.Join(" and ", scopes)}: use a key that has it.";

    // What the service says counts; the document speaks only where it is silent.
    private static IReadOnlyList<string> Scopes(JsonElement? details, string request)
    {
        if (details is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("required", out var required))
        {
            var named = required.ValueKind switch
            {
                JsonValueKind.String => [required.GetString()!],
                JsonValueKind.Array => required.EnumerateArray().Where(scope => scope.ValueKind == JsonValueKind.String).Select(scope => scope.GetString()!).ToArray(),
                _ => [],
            };
            if (named.Length > 0)
            {
                return named;
            }
        }

        var space = request.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? [] : OperationScopes.Of(request[..space], request[(space + 1)..]);
    }

    private static string? Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
