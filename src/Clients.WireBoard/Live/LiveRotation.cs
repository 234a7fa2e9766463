namespace Clients.WireBoard.Live;

/// <summary>
/// Opens the stream that follows another, in time before that one's token expires. The two overlap for a second: the first delivers on, the second is
/// open and keeps what it gets until it is read. An attempt that fails is reported and made once more.
/// </summary>
internal sealed class LiveRotation : IAsyncDisposable
{
    /// <summary>How long before the expiry the next stream is opened.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>How long both streams are kept.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    /// <summary>The wait before the second attempt.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _cancel = new();
    private readonly Func<CancellationToken, Task<LiveConnection>> _connect;
    private readonly LiveCallbacks _callbacks;
    private readonly TimeProvider _timeProvider;
    private LiveConnection? _next;

    private LiveRotation(Func<CancellationToken, Task<LiveConnection>> connect, LiveCallbacks callbacks, TimeProvider timeProvider)
    {
        _connect = connect;
        _callbacks = callbacks;
        _timeProvider = timeProvider;
    }

    /// <summary>Completes, never failing, when the next stream has been open for the overlap, or could not be opened.</summary>
    public Task Finished { get; private set; } = Task.CompletedTask;

    public static LiveRotation Start(
        LiveConnection current, Func<CancellationToken, Task<LiveConnection>> connect, LiveCallbacks callbacks, TimeProvider timeProvider)
    {
        var rotation = new LiveRotation(connect, callbacks, timeProvider);
        var age = timeProvider.GetElapsedTime(current.OpenedAt);
        rotation.Finished = rotation.RunAsync(current.Lifetime - Margin - age);
        return rotation;
    }

    /// <summary>The next stream, if it is open by now; the rotation is over then, and its caller owns the stream.</summary>
    public async Task<LiveConnection?> TakeAsync()
    {
        await _cancel.CancelAsync().ConfigureAwait(false);
        await Finished.ConfigureAwait(false);
        return Interlocked.Exchange(ref _next, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (await TakeAsync().ConfigureAwait(false) is { } unused)
        {
            await unused.DisposeAsync().ConfigureAwait(false);
        }

        _cancel.Dispose();
    }

    private async Task RunAsync(TimeSpan due)
    {
        try
        {
            await DelayAsync(due > TimeSpan.Zero ? due : TimeSpan.Zero).ConfigureAwait(false);
            if (!await TryOpenAsync().ConfigureAwait(false))
            {
                await DelayAsync(RetryAfter).ConfigureAwait(false);
                if (!await TryOpenAsync().ConfigureAwait(false))
                {
                    return;
                }
            }

            await DelayAsync(Overlap).ConfigureAwait(false);
        }
        catch (Exception) when (_cancel.IsCancellationRequested)
        {
            // Its stream ended first, or everything stops: whoever cancelled takes what is open. A failure that came just then is met again, if it lasts.
        }
    }

    private async Task<bool> TryOpenAsync()
    {
        try
        {
            _next = await _connect(_cancel.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (!_cancel.IsCancellationRequested)
        {
            await _callbacks.ErrorAsync(exception).ConfigureAwait(false);
            return false;
        }
    }

    private Task DelayAsync(TimeSpan delay) => Task.Delay(delay, _timeProvider, _cancel.Token);
}
