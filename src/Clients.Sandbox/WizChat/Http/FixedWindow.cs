namespace Clients.Sandbox.WizChat.Http;

/// <summary>So many requests per key and minute; the next window opens a minute after the first request of this one.</summary>
internal sealed class FixedWindow(TimeProvider timeProvider)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, (DateTimeOffset Start, int Count)> _windows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Requests per key and minute.</summary>
    public int Limit { get; set; } = 6000;

    public void Count(string key)
    {
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            var window = _windows.TryGetValue(key, out var current) && now < current.Start + Length ? current : (now, 0);
            if (window.Item2 >= Limit)
            {
                throw new ApiProblem(429, "rate_limited", "Too many requests") { RetryAfter = window.Item1 + Length - now };
            }

            _windows[key] = (window.Item1, window.Item2 + 1);
        }
    }
}
