using Clients.WireBoard.Live;

namespace Clients.Cli.WireBoard;

/// <summary>Counts what a Live client tells of. Written by the task that reads the stream, read by whoever shows it.</summary>
internal sealed class LiveCounters
{
    private long _events;
    private int _rotations;
    private int _reconnects;
    private int _errors;
    private volatile Exception? _lastError;

    public long Events => Interlocked.Read(ref _events);

    public int Rotations => Volatile.Read(ref _rotations);

    public int Reconnects => Volatile.Read(ref _reconnects);

    public int Errors => Volatile.Read(ref _errors);

    public Exception? LastError => _lastError;

    /// <summary>Options whose callbacks count.</summary>
    public LiveOptions CreateOptions() => new()
    {
        OnEvent = _ =>
        {
            Interlocked.Increment(ref _events);
            return default;
        },
        OnRotate = () =>
        {
            Interlocked.Increment(ref _rotations);
            return default;
        },
        OnReconnect = () =>
        {
            Interlocked.Increment(ref _reconnects);
            return default;
        },
        OnError = error =>
        {
            _lastError = error;
            Interlocked.Increment(ref _errors);
            return default;
        },
    };
}
