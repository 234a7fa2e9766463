using System.Runtime.CompilerServices;

namespace Clients.WireBoard.Live;

/// <summary>Hands the latest state to any number of readers: one that is slow skips what it missed, and never holds anybody up.</summary>
internal sealed class StateFeed
{
    private readonly Lock _gate = new();
    private LiveState? _latest;
    private long _version;
    private bool _isComplete;
    private Exception? _failure;
    private TaskCompletionSource? _changed;

    public LiveState? Latest => Volatile.Read(ref _latest);

    public bool IsComplete
    {
        get
        {
            lock (_gate)
            {
                return _isComplete;
            }
        }
    }

    public void Set(LiveState state)
    {
        lock (_gate)
        {
            _latest = state;
            _version++;
            Wake();
        }
    }

    /// <summary>Ends all readers once they have seen the latest state.</summary>
    public void Complete(Exception? failure)
    {
        lock (_gate)
        {
            _isComplete = true;
            _failure = failure;
            Wake();
        }
    }

    public async IAsyncEnumerable<LiveState> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LiveState? next = null;
            Task? changed = null;
            lock (_gate)
            {
                if (_version != seen)
                {
                    (next, seen) = (_latest, _version);
                }
                else if (_failure is not null)
                {
                    throw _failure;
                }
                else if (_isComplete)
                {
                    yield break;
                }
                else
                {
                    changed = (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                }
            }

            if (changed is not null)
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                yield return next!;
            }
        }
    }

    private void Wake()
    {
        _changed?.TrySetResult();
        _changed = null;
    }
}
