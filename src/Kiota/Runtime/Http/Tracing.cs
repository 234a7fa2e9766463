using System.Diagnostics;
using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>One activity per call of the adapter, tagged by OpenTelemetry's HTTP conventions. No tag holds a header value or, unless allowed, a query.</summary>
internal static class Tracing
{
    /// <summary>The name of the activity source.</summary>
    internal const string SourceName = "Microsoft.Kiota.Http.HttpClientLibrary";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the activity of a call; null when nobody listens.</summary>
    internal static Activity? Start(RequestInformation requestInfo, string methodName)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var template = Decode(requestInfo.UrlTemplate ?? "undefined");
        var path = template.Split("{?", 2)[0].Split('?', 2)[0];
        var activity = Source.StartActivity($"{methodName} - {path}");
        activity?.SetTag("url.uri_template", template);
        var route = path.Replace("{+baseurl}", string.Empty, StringComparison.OrdinalIgnoreCase).TrimStart('/');
        activity?.SetTag("http.route", "/" + route);
        return activity;
    }

    /// <summary>Tags the request that is about to be sent.</summary>
    internal static void TagRequest(Activity? activity, HttpRequestMessage message, ObservabilityOptions options)
    {
        if (activity is null || message.RequestUri is not { } uri)
        {
            return;
        }

        activity.SetTag("http.request.method", message.Method.Method);
        activity.SetTag("url.scheme", uri.Scheme);
        activity.SetTag("server.address", uri.Host);
        if (options.IncludeEUIIAttributes)
        {
            activity.SetTag("url.full", uri.ToString());
        }

        if (message.Content?.Headers.ContentType is { } contentType)
        {
            activity.SetTag("http.request.header.content-type", contentType.ToString());
        }
    }

    /// <summary>Tags the response.</summary>
    internal static void TagResponse(Activity? activity, HttpResponseMessage response)
    {
        activity?.SetTag("http.response.status_code", (int)response.StatusCode);
        activity?.SetTag("network.protocol.name", "http");
        activity?.SetTag("network.protocol.version", response.Version.ToString());
    }

    /// <summary>Marks the call as failed.</summary>
    internal static void TagError(Activity? activity, bool mappingFound, bool bodyFound)
    {
        activity?.SetStatus(ActivityStatusCode.Error, "received_error_response");
        activity?.SetTag(HttpClientRequestAdapter.ErrorMappingFoundAttributeName, mappingFound);
        activity?.SetTag(HttpClientRequestAdapter.ErrorBodyFoundAttributeName, bodyFound);
    }

    private static string Decode(string template) => template
        .Replace("%24", "$", StringComparison.Ordinal)
        .Replace("%2E", ".", StringComparison.Ordinal)
        .Replace("%2D", "-", StringComparison.Ordinal)
        .Replace("%7E", "~", StringComparison.Ordinal);
}
