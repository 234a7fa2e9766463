using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.Rest;

namespace Clients.Sandbox.RestlessStream.State;

/// <summary>The account: its keys, streams and direct sessions. Safe from any thread.</summary>
internal sealed class RestlessState(TimeProvider timeProvider)
{
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, StreamRecord> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SessionRecord> _sessions = new(StringComparer.Ordinal);
    private int _lastStream;
    private int _lastSession;

    public TimeProvider TimeProvider => timeProvider;

    public void AddKey(string key)
    {
        lock (_gate)
        {
            _keys.Add(key);
        }
    }

    public void RemoveKey(string key)
    {
        lock (_gate)
        {
            _keys.Remove(key);
        }
    }

    public bool IsKnownKey(string key)
    {
        lock (_gate)
        {
            return _keys.Contains(key);
        }
    }

    public (IReadOnlyList<T> Page, bool HasNext) List<T>(int limit, int offset, Func<StreamRecord, T> select)
    {
        lock (_gate)
        {
            return ([.. _streams.Values.Skip(offset).Take(limit).Select(select)], _streams.Count - (long)offset > limit);
        }
    }

    public T Create<T>(JsonObject body, Func<StreamRecord, T> select)
    {
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            var stream = new StreamRecord
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"stream_{++_lastStream}"),
                Name = body["name"]!.GetValue<string>(),
                Description = body["description"]!.GetValue<string>(),
                Active = body["status"]!.GetValue<string>() == "ACTIVE",
                Config = PollConfig.From(body),
                CreatedAt = now,
                UpdatedAt = now,
            };
            _streams.Add(stream.Id, stream);
            return select(stream);
        }
    }

    /// <summary>Runs something on one stream under the lock.</summary>
    /// <exception cref="ApiFailure">There is no such stream.</exception>
    public T On<T>(string id, Func<StreamRecord, T> action)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(id, out var stream) ? action(stream) : throw ApiFailure.NotFound("Stream not found");
        }
    }

    /// <summary>Whether the stream exists and is active.</summary>
    public bool IsActive(string id)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(id, out var stream) && stream.Active;
        }
    }

    public void Delete(string id)
    {
        lock (_gate)
        {
            if (!_streams.Remove(id))
            {
                throw ApiFailure.NotFound("Stream not found");
            }
        }
    }

    public bool TryGetSession(string id, [NotNullWhen(true)] out SessionRecord? session)
    {
        lock (_gate)
        {
            session = _sessions.Values.FirstOrDefault(known => known.Id == id && known.ExpiresAt > timeProvider.GetUtcNow());
            return session is not null;
        }
    }

    /// <summary>The live session with that dedupe key, or a new one; an existing one keeps its own configuration.</summary>
    public SessionRecord OpenSession(string dedupeKey, PollConfig config)
    {
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            if (_sessions.TryGetValue(dedupeKey, out var session) && session.ExpiresAt > now)
            {
                return session;
            }

            session = new SessionRecord(string.Create(CultureInfo.InvariantCulture, $"session_{++_lastSession}"), dedupeKey, config, now + SessionLifetime);
            _sessions[dedupeKey] = session;
            return session;
        }
    }
}
