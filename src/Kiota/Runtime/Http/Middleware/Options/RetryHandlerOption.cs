using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>How requests are repeated.</summary>
public class RetryHandlerOption : IRequestOption
{
    private const int MaxMaxRetry = 10;
    private int _maxRetry = 3;
    private int _delay = 3;

    /// <summary>How often a request is repeated, 0 to 10. 3 unless set; 0 or less never repeats.</summary>
    /// <exception cref="InvalidOperationException">Set beyond 10.</exception>
    public int MaxRetry
    {
        get => _maxRetry;
        set => _maxRetry = value <= MaxMaxRetry ? value : throw new InvalidOperationException($"MaxRetry is at most {MaxMaxRetry}.");
    }

    /// <summary>Seconds before the first repetition, 0 to 180; doubled with each. 3 unless set. A Retry-After header takes precedence.</summary>
    /// <exception cref="InvalidOperationException">Set beyond 180.</exception>
    public int Delay
    {
        get => _delay;
        set => _delay = value <= RetryDelay.MaximumSeconds ? value : throw new InvalidOperationException($"Delay is at most {RetryDelay.MaximumSeconds} seconds.");
    }

    /// <summary>The most that all delays of a request may take together; zero, unless set, for no limit.</summary>
    public TimeSpan RetriesTimeLimit { get; set; } = TimeSpan.Zero;

    /// <summary>Decides by delay in seconds, attempt (from 0) and response whether to repeat a request. Unless set: for status 429, 503 and 504.</summary>
    public Func<int, int, HttpResponseMessage, bool> ShouldRetry { get; set; } = (_, _, response) => (int)response.StatusCode is 429 or 503 or 504;
}
