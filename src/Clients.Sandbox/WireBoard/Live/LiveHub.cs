using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>
/// The publish and subscribe side. Truth, history and delivery change under one lock, so a snapshot is always the exact
/// prefix of what has been published. A stream opened with <c>Last-Event-ID</c> first gets what was published after
/// that event, as Mercure hubs do; an id the hub does not know replays nothing. The answer's own <c>Last-Event-ID</c> tells where it begins.
/// </summary>
internal sealed class LiveHub(TimeProvider timeProvider) : IDisposable
{
    private const int MaxHistory = 50_000;

    // Mercure's name for the place before the first event.
    private const string Earliest = "earliest";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveTruth> _truths = WireBoardSite.All.ToDictionary(site => site.Id, _ => new LiveTruth());
    private readonly LinkedList<LiveMessage> _history = [];
    private readonly List<LiveSubscriber> _subscribers = [];
    private readonly List<WireBoardConnection> _opened = [];
    private readonly List<(Func<bool> Met, TaskCompletionSource Done)> _waits = [];
    private readonly LiveTokens _tokens = new(timeProvider);
    private long _published;

    public LiveStreamFaults Faults { get; } = new();

    /// <summary>Whether a stream may be resumed after an event; off, <c>Last-Event-ID</c> is ignored.</summary>
    public bool Replays { get; set; } = true;

    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _subscribers.Count;
            }
        }
    }

    public IReadOnlyList<WireBoardConnection> Opened
    {
        get
        {
            lock (_gate)
            {
                return [.. _opened];
            }
        }
    }

    public string Publish(string siteId, string category, JsonNode payload)
    {
        // What crossed a wire converts between number types; nodes built in memory do not.
        var data = JsonNode.Parse(payload.ToJsonString())!;
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            var message = new LiveMessage($"{siteId}-{++_published:x8}", siteId, category, now, data);
            _truths[siteId].Merge(category, now, data);
            _history.AddLast(message);
            if (_history.Count > MaxHistory)
            {
                _history.RemoveFirst();
            }

            foreach (var subscriber in _subscribers)
            {
                if (subscriber.Wants(message))
                {
                    subscriber.Send(message);
                }
            }

            return message.Id;
        }
    }

    public IReadOnlyList<LiveMessage> History()
    {
        lock (_gate)
        {
            return [.. _history];
        }
    }

    public JsonObject Truth(string siteId)
    {
        lock (_gate)
        {
            return new JsonObject(_truths[siteId].Read(WireBoardVocabulary.LiveCategories).Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Category, entry.Data)));
        }
    }

    public JsonObject Snapshot(WireBoardSite site, string[] categories, WireBoardSnapshotShape shape)
    {
        lock (_gate)
        {
            var entries = _truths[site.Id].Read(categories);
            JsonNode live = shape == WireBoardSnapshotShape.Map
                ? new JsonObject(entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Category, entry.Data)))
                : new JsonArray([.. entries.Select(entry => (JsonNode)new JsonObject
                {
                    ["category"] = entry.Category,
                    ["ts"] = LiveMessage.Time(entry.Ts),
                    ["data"] = entry.Data,
                })]);
            var now = timeProvider.GetUtcNow();
            return new JsonObject
            {
                ["site_id"] = site.Id,
                ["ts"] = LiveMessage.Time(now),
                ["live"] = live,
                ["max_30d"] = site.DailyVisitors / 3,
                ["max_30d_at"] = LiveMessage.Time(now.UtcDateTime.Date.AddDays(-7).AddHours(11)),
            };
        }
    }

    public JsonObject Mint(string hubUrl, string[] sites, string[] categories, TimeSpan lifetime)
    {
        string[] topics = [.. sites.SelectMany(site => categories.Select(category => LiveMessage.TopicPrefix(site) + category))];
        return new JsonObject
        {
            ["hub_url"] = hubUrl,
            ["token"] = _tokens.Mint(topics, lifetime),
            ["topics"] = Strings(topics),
            ["sites"] = Strings(sites),
            ["categories"] = Strings(categories),
            ["expires_in"] = (int)lifetime.TotalSeconds,
        };
    }

    public (HashSet<string> Topics, DateTimeOffset Expires)? Check(string token) => _tokens.Check(token);

    public async Task StreamAsync(HttpContext context, WireBoardConnection connection, DateTimeOffset expires)
    {
        using var subscriber = new LiveSubscriber([.. connection.Topics], Faults, timeProvider);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        var position = Join(subscriber, connection);
        try
        {
            if (Replays)
            {
                context.Response.Headers["Last-Event-ID"] = position;
            }

            await context.Response.WriteAsync(":\n\n", context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await subscriber.WriteAsync(context, expires).ConfigureAwait(false);
        }
        finally
        {
            Leave(subscriber);
        }
    }

    public void ForEach(Action<LiveSubscriber> action)
    {
        lock (_gate)
        {
            _subscribers.ForEach(action);
        }
    }

    public void EndOldest()
    {
        lock (_gate)
        {
            _subscribers.FirstOrDefault()?.End();
        }
    }

    /// <summary>Completes as soon as the condition holds; it is asked under the hub's lock at every change of connections.</summary>
    public Task WhenAsync(Func<int, int, bool> openAndOpened, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            bool Met() => openAndOpened(_subscribers.Count, _opened.Count);
            if (Met())
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((Met, done));
            return done.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => ForEach(subscriber => subscriber.Kill());

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    // Returns the id of the event before the first one that the subscriber gets.
    private string Join(LiveSubscriber subscriber, WireBoardConnection connection)
    {
        lock (_gate)
        {
            var position = _history.Last?.Value.Id ?? Earliest;
            if (Replays && connection.LastEventId is { } last && (last == Earliest || _history.Any(message => message.Id == last)))
            {
                position = last;
                foreach (var message in last == Earliest ? _history : _history.SkipWhile(message => message.Id != last).Skip(1))
                {
                    if (subscriber.Wants(message))
                    {
                        subscriber.Send(message);
                    }
                }
            }

            _subscribers.Add(subscriber);
            _opened.Add(connection);
            Settle();
            return position;
        }
    }

    private void Leave(LiveSubscriber subscriber)
    {
        lock (_gate)
        {
            _subscribers.Remove(subscriber);
            Settle();
        }
    }

    private void Settle()
    {
        foreach (var wait in _waits.FindAll(wait => wait.Met()))
        {
            _waits.Remove(wait);
            wait.Done.TrySetResult();
        }
    }
}
