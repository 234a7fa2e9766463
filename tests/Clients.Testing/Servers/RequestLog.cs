namespace Clients.Testing.Servers;

/// <summary>The requests of a test server in the order of arrival, to be read or awaited from any thread.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private TaskCompletionSource _changed = NewSignal();

    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public int Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            _changed.SetResult();
            _changed = NewSignal();
            return _requests.Count - 1;
        }
    }

    public async Task<RecordedRequest> WaitAsync(int index, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_requests.Count > index)
                {
                    return _requests[index];
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
