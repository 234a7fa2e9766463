using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>
/// Repeats requests that a busy service refused (429, 503, 504 unless told otherwise), waiting as Retry-After says or ever longer.
/// When the repetitions are used up the last response is returned, so that the caller sees the service's own error.
/// </summary>
public class RetryHandler : DelegatingHandler
{
    private const string RetryAttemptHeader = "Retry-Attempt";
    private readonly RetryHandlerOption _option;
    private readonly TimeProvider _timeProvider;

    /// <summary>Creates a handler.</summary>
    /// <param name="retryOption">Says how to repeat where the request does not.</param>
    public RetryHandler(RetryHandlerOption? retryOption = null)
        : this(retryOption, TimeProvider.System)
    {
    }

    /// <summary>Creates a handler that waits by a given clock.</summary>
    internal RetryHandler(RetryHandlerOption? retryOption, TimeProvider timeProvider)
    {
        _option = retryOption ?? new RetryHandlerOption();
        _timeProvider = timeProvider;
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<RetryHandlerOption>(request) ?? _option;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var waited = TimeSpan.Zero;
        for (var attempt = 0; attempt < option.MaxRetry; attempt++)
        {
            if (!option.ShouldRetry(option.Delay, attempt, response) || !RequestCopy.CanRepeat(request) || response.RequestMessage is null)
            {
                break;
            }

            if (RetryDelay.Next(response.Headers, option.Delay, attempt, _timeProvider.GetUtcNow()) is not { } delay)
            {
                break;
            }

            waited += delay;
            if (option.RetriesTimeLimit > TimeSpan.Zero && waited > option.RetriesTimeLimit)
            {
                break;
            }

            var again = await RequestCopy.CreateAsync(response.RequestMessage, cancellationToken).ConfigureAwait(false);
            again.Headers.Remove(RetryAttemptHeader);
            again.Headers.Add(RetryAttemptHeader, (attempt + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            response.Dispose();
            await Task.Delay(delay, _timeProvider, cancellationToken).ConfigureAwait(false);
            response = await base.SendAsync(again, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}
