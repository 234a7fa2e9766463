using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.RestlessStream.Models;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Clients.RestlessStream;

/// <summary>Builds the URLs of the runtime, with or without a client. None of them ever carries an API key.</summary>
public static class RuntimeUrls
{
    /// <summary>The base URL of the service's runtime: <c>https://stream.restlessapi.stream</c>.</summary>
    public const string DefaultStreamBaseUrl = "https://stream.restlessapi.stream";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The Server-Sent Events URL of a persisted stream or of a direct session.</summary>
    /// <param name="streamId">The persisted stream; exactly one of this and <paramref name="sessionId"/> is given.</param>
    /// <param name="sessionId">The direct session.</param>
    /// <param name="cursor">The event to resume after; none by default.</param>
    /// <param name="since">The timestamp or cursor to start from; none by default.</param>
    /// <param name="streamBaseUrl">The base URL of the runtime; the service's own when null.</param>
    /// <exception cref="ArgumentException">Both or neither of <paramref name="streamId"/> and <paramref name="sessionId"/> are given, or the base URL is not absolute http(s).</exception>
    public static string Sse(string? streamId = null, string? sessionId = null, string? cursor = null, string? since = null, string? streamBaseUrl = null)
    {
        if (string.IsNullOrEmpty(streamId) == string.IsNullOrEmpty(sessionId))
        {
            throw new ArgumentException("Give exactly one of streamId and sessionId.", string.IsNullOrEmpty(streamId) ? nameof(streamId) : nameof(sessionId));
        }

        return Build(streamBaseUrl, "", [("streamId", streamId), ("sessionId", sessionId), ("cursor", cursor), ("since", since)]);
    }

    /// <summary>The WebSocket URL of a persisted stream or of a direct session.</summary>
    /// <param name="streamId">The persisted stream; exactly one of this and <paramref name="sessionId"/> is given.</param>
    /// <param name="sessionId">The direct session.</param>
    /// <param name="cursor">The event to resume after; none by default.</param>
    /// <param name="since">The timestamp or cursor to start from; none by default.</param>
    /// <param name="streamBaseUrl">The base URL of the runtime, http(s) or ws(s); the service's own when null.</param>
    /// <exception cref="ArgumentException">Both or neither of <paramref name="streamId"/> and <paramref name="sessionId"/> are given, or the base URL is not absolute http(s).</exception>
    public static string WebSocket(string? streamId = null, string? sessionId = null, string? cursor = null, string? since = null, string? streamBaseUrl = null) =>
        ToWebSocket(Sse(streamId, sessionId, cursor, since, streamBaseUrl));

    /// <summary>The Server-Sent Events URL that streams a REST endpoint without a persisted stream.</summary>
    /// <remarks>
    /// The configuration travels in the query: <c>headers</c>, <c>body</c> and <c>pollingStrategies</c> as compact JSON, everything percent-encoded as UTF-8.
    /// Whatever secret the target needs is then part of the URL; open a direct session instead when that URL may be logged.
    /// </remarks>
    /// <param name="stream">What to poll and how; <see cref="DirectStreamConfig.Url"/> is required.</param>
    /// <param name="cursor">The event to resume after; none by default.</param>
    /// <param name="since">The timestamp or cursor to start from; none by default.</param>
    /// <param name="streamBaseUrl">The base URL of the runtime; the service's own when null.</param>
    /// <exception cref="ArgumentException">The target URL is missing or not absolute http(s), or the base URL is not.</exception>
    public static string DirectSse(DirectStreamConfig stream, string? cursor = null, string? since = null, string? streamBaseUrl = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!Uri.TryCreate(stream.Url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("Url must be the absolute http or https URL to poll.", nameof(stream));
        }

        return Build(streamBaseUrl, "/direct",
        [
            ("url", stream.Url),
            ("method", stream.Method is { } method ? EnumHelpers.GetEnumStringValue(method) : null),
            ("headers", stream.Headers is { } headers ? Json(new JsonObject(headers.AdditionalData.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)JsonValue.Create(header.Value?.ToString()))))) : null),
            ("body", stream.Body is { } body ? Json(UntypedJson.ToJson(body)) : null),
            ("jqFilter", stream.JqFilter),
            ("payloadMode", stream.PayloadMode is { } mode ? EnumHelpers.GetEnumStringValue(mode) : null),
            ("pollingInterval", stream.PollingInterval?.ToString(CultureInfo.InvariantCulture)),
            ("pollingStrategies", stream.PollingStrategies is { } strategies ? Json(new JsonArray([.. strategies.Select(Strategy)])) : null),
            ("cursor", cursor),
            ("since", since),
        ]);
    }

    /// <summary>The WebSocket URL that streams a REST endpoint without a persisted stream.</summary>
    /// <param name="stream">What to poll and how; <see cref="DirectStreamConfig.Url"/> is required.</param>
    /// <param name="cursor">The event to resume after; none by default.</param>
    /// <param name="since">The timestamp or cursor to start from; none by default.</param>
    /// <param name="streamBaseUrl">The base URL of the runtime; the service's own when null.</param>
    /// <exception cref="ArgumentException">The target URL is missing or not absolute http(s), or the base URL is not.</exception>
    public static string DirectWebSocket(DirectStreamConfig stream, string? cursor = null, string? since = null, string? streamBaseUrl = null) =>
        ToWebSocket(DirectSse(stream, cursor, since, streamBaseUrl));

    /// <summary>The WebSocket URL beside a Server-Sent Events URL: scheme <c>ws</c> or <c>wss</c>, <c>/ws</c> appended to the path, the query as it is.</summary>
    /// <param name="sseUrl">The Server-Sent Events URL. A WebSocket URL is returned as it is.</param>
    /// <exception cref="ArgumentException">The URL is not absolute, or of another scheme.</exception>
    public static string ToWebSocket(string sseUrl)
    {
        ArgumentException.ThrowIfNullOrEmpty(sseUrl);
        if (!Uri.TryCreate(sseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "ws" or "wss"))
        {
            throw new ArgumentException("The runtime URL must be an absolute http, https, ws or wss URL.", nameof(sseUrl));
        }

        if (uri.Scheme is "ws" or "wss")
        {
            return sseUrl;
        }

        // On the text, not on the Uri: parsing and printing it again would normalise what the service encoded.
        var end = sseUrl.IndexOfAny(['?', '#']);
        var (path, query) = end < 0 ? (sseUrl, "") : (sseUrl[..end], sseUrl[end..]);
        return string.Concat("ws", path.AsSpan("http".Length).TrimEnd('/'), "/ws", query);
    }

    private static string Build(string? streamBaseUrl, string path, ReadOnlySpan<(string Name, string? Value)> query)
    {
        streamBaseUrl ??= DefaultStreamBaseUrl;
        if (!Uri.TryCreate(streamBaseUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ArgumentException("The stream base URL must be an absolute http or https URL without a query.", nameof(streamBaseUrl));
        }

        var url = new StringBuilder(streamBaseUrl.TrimEnd('/')).Append(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return url.ToString();
    }

    private static JsonObject Strategy(PollingStrategy strategy) => new()
    {
        ["startTime"] = strategy.StartTime,
        ["endTime"] = strategy.EndTime,
        ["timezone"] = strategy.Timezone,
        ["daysOfWeek"] = strategy.DaysOfWeek is { } days ? new JsonArray([.. days.Select(day => (JsonNode?)JsonValue.Create(day is { } one ? EnumHelpers.GetEnumStringValue(one) : null))]) : null,
        ["pollingInterval"] = strategy.PollingInterval,
    };

    private static string Json(JsonNode? node) => node?.ToJsonString(Compact) ?? "null";
}
