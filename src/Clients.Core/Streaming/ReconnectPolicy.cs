using Clients.Core.Http;

namespace Clients.Core.Streaming;

/// <summary>
/// The one policy by which streams reconnect: which failure is final, how long to wait, and when a connection counts as stable. Each run of a
/// stream has its own.
/// </summary>
/// <remarks>
/// The wait is the longest of <see cref="StreamOptions.ReconnectDelay"/>, <c>retry:</c> and <c>Retry-After</c>, plus a random time. The random time
/// only ever adds, so that no promised wait is cut short, and clients that lost the same server do not all come back at once.
/// </remarks>
/// <param name="options">The bounds.</param>
/// <param name="isTransient">Decides whether a failure may pass; <see cref="IsTransient(Exception)"/> when null.</param>
/// <param name="nextDouble">Source of numbers in [0, 1); random when null.</param>
internal sealed class ReconnectPolicy(StreamOptions options, Func<Exception, bool>? isTransient = null, Func<double>? nextDouble = null)
{
    private static readonly TimeSpan DefaultJitter = TimeSpan.FromSeconds(1);

    private readonly FullJitterBackoff? _jitter = CreateJitter(options, nextDouble);
    private TimeSpan _retryInterval;
    private int _unstable;

    /// <summary>How many reconnects have been granted.</summary>
    public int Attempt { get; private set; }

    /// <summary>Takes note of a connection that was open.</summary>
    /// <param name="uptime">For how long.</param>
    /// <param name="retryInterval">The <c>retry:</c> it brought, which stays in force; null for none.</param>
    public void Disconnected(TimeSpan uptime, TimeSpan? retryInterval)
    {
        _retryInterval = retryInterval ?? _retryInterval;
        if (uptime >= options.StableAfter)
        {
            _unstable = 0;
        }
    }

    /// <summary>Grants a reconnect, or not.</summary>
    /// <param name="failure">Why the stream is not open; null when the service ended it in order.</param>
    /// <param name="delay">The wait before the reconnect.</param>
    /// <returns>False when the failure is final or no reconnect is left.</returns>
    public bool TryReconnect(Exception? failure, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (Attempt >= options.MaxReconnects || (failure is not null && !(isTransient ?? IsTransient)(failure)))
        {
            return false;
        }

        var retryAfter = (failure as ClientException)?.RateLimit?.RetryAfter ?? TimeSpan.Zero;
        var asked = Shorter(Longer(_retryInterval, retryAfter), options.MaxRetryAfter);
        delay = Longer(options.ReconnectDelay, asked) + (_jitter?.Delay(_unstable) ?? TimeSpan.Zero);
        _unstable++;
        Attempt++;
        return true;
    }

    /// <summary>
    /// Whether trying again may end differently. True for failures of the network, for the statuses 408, 425, 429 and 5xx, and for close codes that
    /// report no refusal; false for everything else, mistakes of this program included.
    /// </summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        StreamException { Reason: DisconnectReason.ConnectFailed or DisconnectReason.ConnectTimedOut or DisconnectReason.ConnectionLost or DisconnectReason.IdleTimedOut } => true,
        StreamException { Reason: DisconnectReason.Refused } => IsTransientStatus(((StreamException)failure).StatusCode),
        StreamException { Reason: DisconnectReason.Closed, CloseCode: { } code } => IsTransientCloseCode(code),
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    private static bool IsTransientStatus(int? status) => status is 408 or 425 or 429 or >= 500;

    // Final are refusals by protocol or policy (1002, 1003, 1007 to 1010), and 44xx, which is how services spell HTTP's 4xx.
    private static bool IsTransientCloseCode(int code) => code switch
    {
        1002 or 1003 or (>= 1007 and <= 1010) => false,
        >= 4400 and < 4500 => code is 4408 or 4425 or 4429,
        _ => true,
    };

    private static FullJitterBackoff? CreateJitter(StreamOptions options, Func<double>? nextDouble)
    {
        var most = options.LongestReconnectDelay - options.ReconnectDelay;
        var first = options.ReconnectDelay > TimeSpan.Zero ? options.ReconnectDelay : DefaultJitter;
        return most <= TimeSpan.Zero ? null : new FullJitterBackoff(Shorter(first, most), most, nextDouble);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
