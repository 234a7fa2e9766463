using System.Diagnostics;
using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <content>From a response to a result or an error.</content>
public partial class HttpClientRequestAdapter
{
    private static IResponseHandler? GetResponseHandler(RequestInformation requestInfo, Activity? activity)
    {
        var handler = requestInfo.GetRequestOption<ResponseHandlerOption>()?.ResponseHandler;
        if (handler is not null)
        {
            activity?.AddEvent(new ActivityEvent(EventResponseHandlerInvokedKey));
        }

        return handler;
    }

    /// <summary>301 and 302 get here only when the redirect handler is absent or told to let them pass.</summary>
    private static bool IsSuccess(HttpResponseMessage response) =>
        response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found;

    private async Task<TResult?> SendAndReadAsync<TResult>(
        string methodName,
        RequestInformation requestInfo,
        Func<IParseNode, TResult?> read,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        using var activity = Tracing.Start(requestInfo, methodName);
        var response = await GetResponseAsync(requestInfo, HttpCompletionOption.ResponseContentRead, activity, cancellationToken).ConfigureAwait(false);
        if (GetResponseHandler(requestInfo, activity) is { } handler)
        {
            return await handler.HandleResponseAsync<HttpResponseMessage, TResult>(response, errorMapping).ConfigureAwait(false);
        }

        using (response)
        {
            await ThrowIfFailedAsync(response, errorMapping, activity, cancellationToken).ConfigureAwait(false);
            var node = response.StatusCode == HttpStatusCode.NoContent ? null : await ParseAsync(response, cancellationToken).ConfigureAwait(false);
            return node is null ? default : read(node);
        }
    }

    private async Task<TResult?> SendForStreamAsync<TResult>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestInfo);
        using var activity = Tracing.Start(requestInfo, nameof(SendPrimitiveAsync));
        var response = await GetResponseAsync(requestInfo, HttpCompletionOption.ResponseHeadersRead, activity, cancellationToken).ConfigureAwait(false);
        if (GetResponseHandler(requestInfo, activity) is { } handler)
        {
            return await handler.HandleResponseAsync<HttpResponseMessage, TResult>(response, errorMapping).ConfigureAwait(false);
        }

        try
        {
            await ThrowIfFailedAsync(response, errorMapping, activity, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.NoContent)
            {
                var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                if (!stream.CanSeek || stream.Length > 0)
                {
                    return (TResult)(object)stream;
                }
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        return default;
    }

    /// <summary>Parses a body; null when there is none or its type is not said.</summary>
    private async Task<IParseNode?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not { Length: > 0 } mediaType)
        {
            return null;
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return stream.CanSeek && stream.Length == 0
                ? null
                : await _parseNodeFactory.GetRootParseNodeAsync(mediaType.ToLowerInvariant(), stream, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ThrowIfFailedAsync(HttpResponseMessage response, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, Activity? activity, CancellationToken cancellationToken)
    {
        if (IsSuccess(response))
        {
            return;
        }

        var status = (int)response.StatusCode;
        var factory = FindErrorFactory(errorMapping, status);
        if (factory is null)
        {
            Tracing.TagError(activity, mappingFound: false, bodyFound: false);
            throw Described(new ApiException($"The server returned an unexpected status code and no error factory is registered for this code: {status}"), response);
        }

        var error = await ReadErrorAsync(response, factory, activity, cancellationToken).ConfigureAwait(false);
        Tracing.TagError(activity, mappingFound: true, bodyFound: error is not null);
        throw error is Exception exception
            ? Described(exception, response)
            : Described(new ApiException($"The server returned an unexpected status code and the error registered for this code failed to deserialize: {status}"), response);
    }

    /// <summary>An error whose body cannot be read keeps its status: a proxy's HTML page must not hide it.</summary>
    private async Task<IParsable?> ReadErrorAsync(HttpResponseMessage response, ParsableFactory<IParsable> factory, Activity? activity, CancellationToken cancellationToken)
    {
        try
        {
            var node = await ParseAsync(response, cancellationToken).ConfigureAwait(false);
            return node?.GetObjectValue(factory);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            Tracing.TagError(activity, mappingFound: true, bodyFound: false);
            var status = (int)response.StatusCode;
            throw Described(new ApiException($"The server returned an unexpected status code and the error registered for this code failed to deserialize: {status}", e), response);
        }
    }

    private static ParsableFactory<IParsable>? FindErrorFactory(Dictionary<string, ParsableFactory<IParsable>>? errorMapping, int status)
    {
        if (errorMapping is null)
        {
            return null;
        }

        var group = status switch
        {
            >= 400 and <= 499 => "4XX",
            >= 500 and <= 599 => "5XX",
            _ => "XXX",
        };
        return errorMapping.TryGetValue(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var factory)
            || errorMapping.TryGetValue(group, out factory)
            || errorMapping.TryGetValue("XXX", out factory)
                ? factory
                : null;
    }

    private static Exception Described(Exception exception, HttpResponseMessage response)
    {
        if (exception is ApiException apiException)
        {
            apiException.ResponseStatusCode = (int)response.StatusCode;
            apiException.ResponseHeaders = response.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        }

        return exception;
    }
}
