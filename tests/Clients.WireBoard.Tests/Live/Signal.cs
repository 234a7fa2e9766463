namespace Clients.WireBoard.Tests.Live;

/// <summary>Counts, and lets a test wait for a count instead of sleeping.</summary>
public sealed class Signal
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];

    public int Count { get; private set; }

    public void Add()
    {
        lock (_gate)
        {
            Count++;
            foreach (var wait in _waits.Where(wait => wait.Count <= Count))
            {
                wait.Reached.TrySetResult();
            }
        }
    }

    public Task ReachedAsync(int count)
    {
        lock (_gate)
        {
            if (Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
