using System.Net;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Http;

/// <summary>Sends a request again that was refused with HTTP 429, as <see cref="RetryPolicy"/> says. The wait is cancellable.</summary>
internal sealed partial class RetryHandler(RetryPolicy policy, TimeProvider timeProvider, ILogger logger) : DelegatingHandler
{
    // A larger body is sent once only: keeping it to be able to repeat it is not worth the memory.
    private const long MaxReplayedBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var maxRetries = policy.MaxRetries;
        if (maxRetries > 0 && request.Content is { } content)
        {
            if (content.Headers.ContentLength is null or > MaxReplayedBytes)
            {
                maxRetries = 0;
            }
            else
            {
                await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        for (var retry = 0; ; retry++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || retry >= maxRetries)
            {
                return response;
            }

            var delay = AddedJitter.To(policy.DelayFor(RetryAfterHeader.Read(response.Headers, timeProvider.GetUtcNow())));
            response.Dispose();
            request.Options.Set(CallTelemetry.ResendCount, retry + 1);
            LogRetry(logger, RequestName.Of(request), delay.TotalSeconds, retry + 1, maxRetries);
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Request} was refused with 429 Too Many Requests; sending it again in {Delay} s (retry {Retry} of {MaxRetries})")]
    private static partial void LogRetry(ILogger logger, string request, double delay, int retry, int maxRetries);
}
