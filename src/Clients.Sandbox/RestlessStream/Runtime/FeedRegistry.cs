using System.Text;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.State;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>One feed for each stream, session and direct configuration; each polls its target while somebody is subscribed.</summary>
internal sealed class FeedRegistry(TimeProvider timeProvider, Func<string?> signingSecret) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);
    private readonly TargetPoller _poller = new(timeProvider);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The feed of a source, made on first use. <paramref name="config"/> is asked anew before each poll.</summary>
    public Feed Get(string key, Func<PollConfig> config, CreditLedger? credits = null) => GetSource(key, config, credits).Feed;

    /// <summary>Polls once, now.</summary>
    /// <returns>The id of the event this made; null when nothing changed.</returns>
    public async Task<long?> PollAsync(string key, Func<PollConfig> config, CreditLedger? credits, CancellationToken cancellationToken) =>
        await GetSource(key, config, credits).PollOnceAsync(_poller, timeProvider, cancellationToken).ConfigureAwait(false);

    /// <summary>Keeps the source polled until the result is disposed.</summary>
    public IDisposable Subscribe(string key, Func<PollConfig> config, CreditLedger? credits)
    {
        var source = GetSource(key, config, credits);
        lock (_gate)
        {
            if (source.Subscribers++ == 0)
            {
                source.Leaving = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
                source.Polling = PollWhileSubscribedAsync(source, source.Leaving.Token);
            }
        }

        return new Subscription(() => Leave(source));
    }

    public void End(string key)
    {
        lock (_gate)
        {
            if (_sources.TryGetValue(key, out var source))
            {
                source.Feed.End();
            }
        }
    }

    public void Reopen(string key)
    {
        lock (_gate)
        {
            if (_sources.TryGetValue(key, out var source))
            {
                source.Feed.Reopen();
            }
        }
    }

    /// <summary>The key of a direct stream: the same configuration shares one feed.</summary>
    public static string DirectKey(PollConfig config)
    {
        var json = new JsonObject();
        config.WriteTo(json);
        return "direct:" + Encoding.UTF8.GetString(WireJson.Write(json));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (_gate)
        {
            running = [.. _sources.Values.Select(source => source.Polling)];
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        _poller.Dispose();
        _stopping.Dispose();
    }

    private Source GetSource(string key, Func<PollConfig> config, CreditLedger? credits)
    {
        lock (_gate)
        {
            if (!_sources.TryGetValue(key, out var source))
            {
                _sources[key] = source = new Source(new Feed(() => config().Patches, timeProvider, signingSecret), config, credits);
            }

            return source;
        }
    }

    private void Leave(Source source)
    {
        lock (_gate)
        {
            if (--source.Subscribers == 0)
            {
                source.Leaving!.Cancel();
            }
        }
    }

    private async Task PollWhileSubscribedAsync(Source source, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var now = timeProvider.GetUtcNow();
                var next = (source.Feed.LastAppended ?? DateTimeOffset.MinValue) + PollingSchedule.IntervalAt(now, source.Config());
                if (next > now)
                {
                    await Task.Delay(next - now, timeProvider, cancellationToken).ConfigureAwait(false);
                }

                await source.PollOnceAsync(_poller, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Rest.ApiFailure)
        {
            // The stream was deleted under its subscribers: there is nothing left to poll.
        }
    }

    private sealed class Source(Feed feed, Func<PollConfig> config, CreditLedger? credits)
    {
        public Feed Feed { get; } = feed;

        public Func<PollConfig> Config { get; } = config;

        public int Subscribers { get; set; }

        public CancellationTokenSource? Leaving { get; set; }

        public Task Polling { get; set; } = Task.CompletedTask;

        public async Task<long?> PollOnceAsync(TargetPoller poller, TimeProvider time, CancellationToken cancellationToken)
        {
            var result = await poller.PollAsync(Config(), cancellationToken).ConfigureAwait(false);
            credits?.Charge(time.GetUtcNow(), CreditLedger.Poll);
            return Feed.Append(result);
        }
    }

    private sealed class Subscription(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
