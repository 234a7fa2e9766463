namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>The faults waiting for runtime connections, in the order they were added. Safe from any thread.</summary>
internal sealed class RuntimeFaultPlan
{
    private readonly Lock _gate = new();
    private readonly Queue<RuntimeFault> _waiting = [];
    private int _left;

    public void Add(RuntimeFault fault)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _left = fault.Count;
            }

            _waiting.Enqueue(fault);
        }
    }

    public RuntimeFault? Take()
    {
        lock (_gate)
        {
            if (!_waiting.TryPeek(out var fault))
            {
                return null;
            }

            if (--_left <= 0)
            {
                _waiting.Dequeue();
                _left = _waiting.TryPeek(out var next) ? next.Count : 0;
            }

            return fault;
        }
    }
}
