using System.Security.Cryptography;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>Tokens, and events deduplicated by install and submission id. Safe from any thread.</summary>
internal sealed class SwarmStore(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _installs = new(StringComparer.Ordinal);
    private readonly HashSet<(string Install, Guid Submission)> _seen = [];
    private readonly List<StoredSwarmEvent> _events = [];
    private int _acceptedRequests;

    public TimeProvider TimeProvider => timeProvider;

    public int AcceptedRequests => Volatile.Read(ref _acceptedRequests);

    public string IssueToken(string installId)
    {
        var token = "swarm_install_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        Grant(token, installId);
        return token;
    }

    public void Grant(string token, string installId)
    {
        lock (_gate)
        {
            _installs[token] = installId;
        }
    }

    public void Revoke(string token)
    {
        lock (_gate)
        {
            _installs.Remove(token);
        }
    }

    public string? InstallOf(string token)
    {
        lock (_gate)
        {
            return _installs.GetValueOrDefault(token);
        }
    }

    /// <summary>Stores the event unless its install and submission id were seen before; says whether it was new.</summary>
    public bool Add(StoredSwarmEvent stored)
    {
        lock (_gate)
        {
            _acceptedRequests++;
            if (!_seen.Add((stored.InstallId, stored.SubmissionId)))
            {
                return false;
            }

            _events.Add(stored);
            return true;
        }
    }

    public IReadOnlyList<StoredSwarmEvent> Snapshot()
    {
        lock (_gate)
        {
            return [.. _events];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
            _seen.Clear();
            _acceptedRequests = 0;
        }
    }
}
