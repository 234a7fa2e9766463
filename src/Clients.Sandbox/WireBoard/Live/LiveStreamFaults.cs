namespace Clients.Sandbox.WireBoard.Live;

/// <summary>What shall go wrong with the next events of any stream.</summary>
internal sealed class LiveStreamFaults
{
    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _delays = [];
    private int _truncations;
    private int _duplicates;

    public void Truncate(int count)
    {
        lock (_gate)
        {
            _truncations += count;
        }
    }

    public void Duplicate(int count)
    {
        lock (_gate)
        {
            _duplicates += count;
        }
    }

    public void Delay(TimeSpan delay)
    {
        lock (_gate)
        {
            _delays.Enqueue(delay);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _delays.Clear();
            _truncations = _duplicates = 0;
        }
    }

    public TimeSpan? TakeDelay()
    {
        lock (_gate)
        {
            return _delays.TryDequeue(out var delay) ? delay : null;
        }
    }

    public bool TakeTruncation() => Take(ref _truncations);

    public bool TakeDuplicate() => Take(ref _duplicates);

    private bool Take(ref int left)
    {
        lock (_gate)
        {
            if (left == 0)
            {
                return false;
            }

            left--;
            return true;
        }
    }
}
