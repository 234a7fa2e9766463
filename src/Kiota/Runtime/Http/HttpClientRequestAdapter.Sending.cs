using System.Diagnostics;
using System.Net;
using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <content>From the description of a request to its response.</content>
public partial class HttpClientRequestAdapter
{
    private async Task<HttpResponseMessage> GetResponseAsync(RequestInformation requestInfo, HttpCompletionOption completion, Activity? activity, CancellationToken cancellationToken)
    {
        var start = requestInfo.Content.CanSeek ? requestInfo.Content.Position : 0;
        string? claims = null;
        try
        {
            while (true)
            {
                await AuthenticateAsync(requestInfo, claims, cancellationToken).ConfigureAwait(false);

                // The message is not disposed: that would dispose the body, which a claims challenge sends again.
                var message = CreateMessage(requestInfo);
                Tracing.TagRequest(activity, message, _observability);
                var response = await _client.SendAsync(message, completion, cancellationToken).ConfigureAwait(false);
                Tracing.TagResponse(activity, response);
                if (claims is not null || response.StatusCode != HttpStatusCode.Unauthorized || !requestInfo.Content.CanSeek || ClaimsChallenge.From(response.Headers) is not { } challenge)
                {
                    return response;
                }

                activity?.AddEvent(new ActivityEvent(AuthenticateChallengedEventKey));
                activity?.SetTag("http.request.resend_count", 1);
                response.Dispose();
                requestInfo.Content.Position = start;
                claims = challenge;
            }
        }
        finally
        {
            await requestInfo.Content.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task AuthenticateAsync(RequestInformation requestInfo, string? claims, CancellationToken cancellationToken)
    {
        if (BaseUrl is { Length: > 0 } baseUrl)
        {
            requestInfo.PathParameters[RequestInformation.BaseUrlKey] = baseUrl;
        }

        var context = claims is null ? null : new Dictionary<string, object> { ["claims"] = claims };
        return _authenticationProvider.AuthenticateRequestAsync(requestInfo, context, cancellationToken);
    }

    private HttpRequestMessage CreateMessage(RequestInformation requestInfo)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(requestInfo.HttpMethod.ToString()), UrlOf(requestInfo))
        {
            Version = _httpVersion ?? _client.DefaultRequestVersion,
            VersionPolicy = _client.DefaultVersionPolicy,
        };
        foreach (var option in requestInfo.RequestOptions)
        {
            RequestOptionsBag.Set(message, option);
        }

        RequestOptionsBag.Set(message, _observability);
        if (requestInfo.Content is { } content && content != Stream.Null)
        {
            message.Content = new StreamContent(content);
        }

        foreach (var (name, values) in requestInfo.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    private Uri UrlOf(RequestInformation requestInfo)
    {
        try
        {
            return requestInfo.URI is { IsFile: false } url ? url : throw NoUrl(null);
        }
        catch (UriFormatException e)
        {
            throw NoUrl(e);
        }
    }

    private InvalidOperationException NoUrl(UriFormatException? cause) =>
        new($"The request has no absolute URL: the adapter's BaseUrl is '{BaseUrl}'. Set BaseUrl to the address of the service, with any {{placeholder}} of a templated address filled in.", cause);
}
