using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>The events of one source, in order, the last <see cref="Retention"/> of them kept for replay. Safe from any thread.</summary>
internal sealed class Feed(Func<bool> patches, TimeProvider timeProvider, Func<string?> signingSecret)
{
    public const int Retention = 20_000;

    private readonly Lock _gate = new();
    private readonly List<FeedEvent> _events = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JsonNode? _payload;
    private bool _hasPayload;
    private long _firstId;
    private bool _ended;

    public DateTimeOffset? LastAppended { get; private set; }

    /// <summary>Adds an event for a poll; nothing when the payload is what it was.</summary>
    /// <returns>The id of the event, or null when there was nothing to tell.</returns>
    public long? Append(PollResult poll)
    {
        lock (_gate)
        {
            LastAppended = timeProvider.GetUtcNow();
            if (poll.ErrorMessage is null && _hasPayload && JsonNode.DeepEquals(_payload, poll.Payload))
            {
                return null;
            }

            var id = Math.Max(LastAppended.Value.ToUnixTimeMilliseconds(), (_events.Count == 0 ? 0 : _events[^1].Id) + 1);
            _events.Add(poll.ErrorMessage is null ? Update(id, poll) : Error(id, poll));
            if (_events.Count == 1)
            {
                _firstId = id;
            }

            if (_events.Count > Retention)
            {
                _events.RemoveRange(0, Retention / 10);
            }

            Wake();
            return id;
        }
    }

    /// <summary>No event will follow: the stream was stopped or deleted.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            Wake();
        }
    }

    /// <summary>Events may follow again: the stream was started.</summary>
    public void Reopen()
    {
        lock (_gate)
        {
            _ended = false;
        }
    }

    /// <summary>The events after a position, a task that completes when there are more, and whether none will come.</summary>
    public (IReadOnlyList<FeedEvent> Events, Task More, bool Ended) After(long position)
    {
        lock (_gate)
        {
            var index = _events.FindLastIndex(e => e.Id <= position) + 1;
            return (_events[index..], _changed.Task, _ended);
        }
    }

    /// <summary>Where a subscriber starts, and whether its first event must be in full because it does not hold the state before it.</summary>
    /// <param name="cursor">The event it has, when it resumes.</param>
    /// <param name="since">A timestamp or a cursor, when it does not.</param>
    public (long Position, bool NeedsFull) Start(string? cursor, string? since)
    {
        lock (_gate)
        {
            if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var held))
            {
                var oldest = _events.Count == 0 ? 0 : _events[0].Id;
                return (held, NeedsFull: held < oldest && oldest != _firstId || held == 0);
            }

            if (long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            {
                return (from, NeedsFull: true);
            }

            if (DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            {
                return (_events.FindLast(e => e.Timestamp <= instant)?.Id ?? 0, NeedsFull: true);
            }

            // A newcomer gets the state as it is, then what changes.
            return (_events.Count == 0 ? 0 : _events[^1].Id - 1, NeedsFull: true);
        }
    }

    private FeedEvent Update(long id, PollResult poll)
    {
        var inPatches = patches();
        var patch = inPatches && _hasPayload ? JsonDiff.Between(_payload, poll.Payload) : null;
        _payload = poll.Payload?.DeepClone();
        _hasPayload = true;
        return new FeedEvent(
            id,
            LastAppended!.Value,
            "update",
            Render(id, "update", poll, inPatches ? "FULL_DATA" : null, poll.Payload?.DeepClone(), error: null),
            patch is null ? null : Render(id, "update", poll, fallback: null, patch, error: null));
    }

    private FeedEvent Error(long id, PollResult poll)
    {
        var error = new JsonObject { ["message"] = poll.ErrorMessage, ["code"] = poll.ErrorCode, ["details"] = null };
        var rendered = Render(id, "error", poll, fallback: null, data: null, error);
        return new FeedEvent(id, LastAppended!.Value, "error", rendered, rendered);
    }

    private byte[] Render(long id, string type, PollResult poll, string? fallback, JsonNode? data, JsonObject? error) => WireJson.Write(new JsonObject
    {
        ["type"] = type,
        ["meta"] = new JsonObject
        {
            ["timestamp"] = LastAppended!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["attempt_id"] = Guid.CreateVersion7(LastAppended.Value).ToString(),
            ["status"] = poll.Status,
            ["latency_ms"] = poll.LatencyMs,
            ["payload_mode_fallback"] = fallback,
        },
        // Signed before it becomes part of the event: the signature covers the data alone.
        ["signature"] = error is null ? Sign(data) : null,
        ["data"] = data,
        ["error"] = error,
        ["event_id"] = id.ToString(CultureInfo.InvariantCulture),
    });

    private string? Sign(JsonNode? data) => signingSecret() is { } secret
        ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), WireJson.Write(data)))
        : null;

    private void Wake()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
