using System.Globalization;
using System.Text.Json.Nodes;
using static Clients.Sandbox.WireBoard.WireBoardVocabulary;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>
/// Visitors of one site who arrive, move on and leave by a seeded random sequence. Each step yields what changed, per
/// category, as the service delivers it: rows that vanished carry count 0, sessions that ended step count 0.
/// </summary>
internal sealed class LiveTraffic(WireBoardSite site, int seed)
{
    private static readonly string[] TimeSpentBuckets = ["lt_1m", "1_3m", "3_5m", "5_10m", "10_20m", "gt_20m"];
    private static readonly double[] TimeSpentMinutes = [1, 3, 5, 10, 20, double.MaxValue];
    private static readonly string[] PageBuckets = ["1", "2", "3_5", "6_10", "11_20", "21_plus"];
    private static readonly int[] PageLimits = [1, 2, 5, 10, 20, int.MaxValue];
    private static readonly string[] PerformanceBuckets = ["excellent", "good", "average", "below_average", "poor"];

    // A simulation needs a sequence that is the same on every run, not an unpredictable one.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);
    private readonly List<SimulatedSession> _sessions = [];
    private readonly Dictionary<string, Dictionary<string, (JsonObject Row, long Count)>> _delivered = [];
    private int _arrivals;

    /// <summary>Moves on by <paramref name="moves"/> moves and yields every category that changed.</summary>
    public IReadOnlyList<(string Category, JsonNode Data)> Step(DateTimeOffset now, int moves)
    {
        int arrived = 0, navigated = 0;
        var departed = new List<string>();
        var events = new JsonArray();
        var target = Math.Max(4, site.DailyVisitors / 40);
        for (var i = 0; i < moves; i++)
        {
            var roll = _random.NextDouble();
            if (_sessions.Count == 0 || roll < 0.45 * target / (_sessions.Count + 1))
            {
                _sessions.Add(Arrive(now));
                arrived++;
            }
            else if (roll < 0.85 || _sessions.Count < 2)
            {
                var session = Pick(_sessions);
                (session.Page, session.Steps, session.LastActivity, session.Changed) = (Pick(Pages), session.Steps + 1, now, true);
                navigated++;
                if (session.Page == "/checkout/done")
                {
                    events.Add(Event(now));
                }
            }
            else
            {
                var session = Pick(_sessions);
                _sessions.Remove(session);
                departed.Add(session.Id);
            }
        }

        var changes = new List<(string, JsonNode)>();
        changes.AddRange(Replaced(now));
        changes.AddRange(RankedKeys.Keys.Select(category => (category, (JsonNode)Delta(category))).Where(change => ((JsonArray)change.Item2).Count > 0));
        changes.Add(("life_events", new JsonObject { ["arrived"] = arrived, ["navigated"] = navigated, ["departed"] = departed.Count, ["ts"] = LiveMessage.Time(now) }));
        if (events.Count > 0)
        {
            changes.Add(("events", events));
        }

        if (Sessions(departed) is { Count: > 0 } sessions)
        {
            changes.Add(("active_sessions", sessions));
        }

        return changes;
    }

    private static JsonObject Event(DateTimeOffset now) => new()
    {
        ["category"] = "Purchase",
        ["action"] = "Completed",
        ["label"] = "pro",
        ["count"] = 1,
        ["value"] = 99,
        ["time"] = LiveMessage.Time(now),
    };

    private static JsonObject Histogram(string[] buckets, IEnumerable<int> indices)
    {
        var counts = new long[buckets.Length];
        foreach (var index in indices)
        {
            counts[index]++;
        }

        return new JsonObject(buckets.Select((bucket, i) => KeyValuePair.Create<string, JsonNode?>(bucket, counts[i])));
    }

    private SimulatedSession Arrive(DateTimeOffset now)
    {
        var medium = Pick(Mediums);
        var page = Pick(Pages);
        return new SimulatedSession
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"s-{site.Id}-{++_arrivals:x6}"),
            Country = Pick(Countries),
            Device = Pick(Devices),
            Browser = Pick(Browsers),
            System = Pick(Systems),
            Language = Pick(Languages),
            Screen = Pick(Screens),
            Medium = medium,
            Origin = medium switch
            {
                "direct" => null,
                "search" => Pick(Terms),
                "social" => Pick(Networks),
                "referral" => Pick(Referrers),
                _ => Pick(Sources),
            },
            Latitude = Math.Round(45 + (_random.Next(12) * 0.5), 1),
            Longitude = Math.Round(6 + (_random.Next(12) * 0.5), 1),
            Performance = _random.Next(PerformanceBuckets.Length),
            Returning = _random.Next(3) == 0,
            EntryPage = page,
            Page = page,
            Started = now,
            LastActivity = now,
        };
    }

    private IEnumerable<(string, JsonNode)> Replaced(DateTimeOffset now)
    {
        yield return ("visitors", new JsonObject { ["live"] = _sessions.Count, ["returning"] = _sessions.Count(session => session.Returning) });
        yield return ("time_spent", Histogram(TimeSpentBuckets, _sessions.Select(session => Array.FindIndex(TimeSpentMinutes, limit => (now - session.Started).TotalMinutes < limit))));
        yield return ("pages_per_session", Histogram(PageBuckets, _sessions.Select(session => Array.FindIndex(PageLimits, limit => session.Steps <= limit))));
        yield return ("performance", Histogram(PerformanceBuckets, _sessions.Select(session => session.Performance)));
    }

    private JsonArray Delta(string category)
    {
        var now = _sessions.Select(session => Row(category, session)).OfType<JsonObject>()
            .GroupBy(row => string.Join('\u001f', RankedKeys[category].Select(key => row[key]!.ToJsonString())))
            .ToDictionary(group => group.Key, group => (Row: group.First(), Count: group.LongCount()));
        var before = _delivered.GetValueOrDefault(category) ?? [];
        var delta = new JsonArray();
        foreach (var (key, (row, count)) in now)
        {
            if (!before.TryGetValue(key, out var old) || old.Count != count)
            {
                delta.Add(WithCount(row, count));
            }
        }

        foreach (var (key, (row, _)) in before)
        {
            if (!now.ContainsKey(key))
            {
                delta.Add(WithCount(row, 0));
            }
        }

        _delivered[category] = now;
        return delta;
    }

    private JsonObject? Row(string category, SimulatedSession session) => category switch
    {
        "top_pages" => new JsonObject { ["url"] = $"https://{site.Domain}{session.Page}", ["title"] = Title(session.Page) },
        "top_referrers" => session.Medium == "referral" ? new JsonObject { ["url"] = session.Origin } : null,
        "top_mediums" => new JsonObject { ["medium"] = session.Medium },
        "top_sources" => session.Medium == "email" ? new JsonObject { ["source"] = session.Origin } : null,
        "top_search" => session.Medium == "search" ? new JsonObject { ["term"] = session.Origin } : null,
        "top_social" => session.Medium == "social" ? new JsonObject { ["network"] = session.Origin } : null,
        "top_countries" => new JsonObject { ["country"] = session.Country },
        "top_devices" => new JsonObject { ["device"] = session.Device },
        "top_browsers" => new JsonObject { ["browser"] = session.Browser },
        "top_oses" => new JsonObject { ["os"] = session.System },
        "top_languages" => new JsonObject { ["language"] = session.Language },
        "top_screens" => new JsonObject { ["resolution"] = session.Screen },
        _ => new JsonObject { ["lat"] = session.Latitude, ["lng"] = session.Longitude },
    };

    private static string? Title(string page) => page == "/about" ? null : page.Trim('/') is { Length: > 0 } name ? $"Example – {name}" : "Example – home";

    private static JsonObject WithCount(JsonObject row, long count)
    {
        var copy = row.DeepClone().AsObject();
        copy["count"] = count;
        return copy;
    }

    private JsonArray Sessions(List<string> departed)
    {
        var rows = new JsonArray();
        foreach (var session in _sessions.Where(session => session.Changed))
        {
            session.Changed = false;
            rows.Add(new JsonObject
            {
                ["session_id"] = session.Id,
                ["current_page"] = session.Page,
                ["entry_url"] = session.EntryPage,
                ["country"] = session.Country,
                ["device"] = session.Device,
                ["browser"] = session.Browser,
                ["os"] = session.System,
                ["source"] = session.Origin,
                ["step_count"] = session.Steps,
                ["last_activity"] = LiveMessage.Time(session.LastActivity),
            });
        }

        foreach (var id in departed)
        {
            rows.Add(new JsonObject
            {
                ["session_id"] = id,
                ["current_page"] = null,
                ["entry_url"] = null,
                ["country"] = null,
                ["device"] = null,
                ["browser"] = null,
                ["os"] = null,
                ["source"] = null,
                ["step_count"] = 0,
                ["last_activity"] = null,
            });
        }

        return rows;
    }

    private T Pick<T>(IReadOnlyList<T> values)
    {
        // The square favours the first ones, so that rankings look like rankings.
        var unit = _random.NextDouble();
        return values[(int)(unit * unit * values.Count)];
    }
#pragma warning restore CA5394
}
