using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary><c>GET …/telemetry</c>: the chatbot's conversations counted per bucket.</summary>
internal static class TelemetryEndpoints
{
    private static readonly TimeSpan Default = TimeSpan.FromDays(30);
    private static readonly TimeSpan Max = TimeSpan.FromDays(366);

    public static void Map(OperationMapper operations, WizChatAccount account) => operations.Map("GET", "/api/v1/chatbots/{id}/telemetry", "analytics:read", call =>
    {
        lock (account.OperationMapper)
        {
            var bot = account.Find(call.Route("id"));
            var to = call.Query("to") is { } end ? Timestamp.Parse("to", end) : account.Now;
            var from = call.Query("from") is { } start ? Timestamp.Parse("from", start) : to - Default;
            var granularity = call.Query("granularity") ?? "day";
            if (from >= to || to - from > Max)
            {
                throw ApiProblem.Invalid("from", $"from must lie before to, by at most {Max.TotalDays} days");
            }

            Func<DateOnly, DateOnly> bucket = granularity switch
            {
                "day" => day => day,
                "week" => day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
                "month" => day => new DateOnly(day.Year, day.Month, 1),
                _ => throw ApiProblem.Invalid("granularity", "granularity must be day, week or month"),
            };
            return OperationResult.Ok(Render(bot.Conversations.Where(one => one.StartedAt >= from && one.StartedAt < to).ToList(), from, to, granularity, bucket));
        }
    });

    private static JsonObject Render(List<Conversation> conversations, DateTimeOffset from, DateTimeOffset to, string granularity, Func<DateOnly, DateOnly> bucket)
    {
        var counted = conversations.ToLookup(one => bucket(DateOnly.FromDateTime(one.StartedAt.UtcDateTime)));
        var series = new JsonArray();
        var last = DateOnly.FromDateTime(to.UtcDateTime.AddTicks(-1));
        DateOnly? previous = null;
        for (var day = DateOnly.FromDateTime(from.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            var start = bucket(day);
            if (start != previous)
            {
                previous = start;
                series.Add(new JsonObject
                {
                    ["date"] = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["conversations"] = counted[start].Count(),
                    ["messages"] = counted[start].Sum(one => one.Messages),
                });
            }
        }

        var answered = conversations.Where(one => one.FirstAnswerMs is not null).ToList();
        return new JsonObject
        {
            ["from"] = Timestamp.Render(from),
            ["to"] = Timestamp.Render(to),
            ["granularity"] = granularity,
            ["conversations"] = conversations.Count,
            ["messages"] = conversations.Sum(one => one.Messages),
            ["uniqueVisitors"] = conversations.Select(one => one.Visitor).Distinct().Count(),
            ["averageResponseMs"] = answered.Count == 0 ? null : Math.Round(answered.Average(one => one.FirstAnswerMs!.Value), 1),
            ["series"] = series,
        };
    }
}
