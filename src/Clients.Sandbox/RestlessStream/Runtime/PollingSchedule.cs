using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.State;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>How long until the next poll: the first strategy whose window is open decides, else the stream's own interval.</summary>
internal static class PollingSchedule
{
    public static TimeSpan IntervalAt(DateTimeOffset now, PollConfig config)
    {
        var open = config.PollingStrategies?.OfType<JsonObject>().FirstOrDefault(strategy => IsOpen(now, strategy));
        return TimeSpan.FromSeconds(open?["pollingInterval"]!.GetValue<int>() ?? config.PollingInterval);
    }

    private static bool IsOpen(DateTimeOffset now, JsonObject strategy)
    {
        var zone = strategy["timezone"] is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id.GetValue<string>()) : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var today = local.DayOfWeek.ToString().ToUpperInvariant();
        return (strategy["daysOfWeek"] is not JsonArray days || days.Any(day => day!.GetValue<string>() == today))
            && TimeOnly.FromTimeSpan(local.TimeOfDay).IsBetween(At(strategy, "startTime"), At(strategy, "endTime"));
    }

    private static TimeOnly At(JsonObject strategy, string edge) => TimeOnly.ParseExact(strategy[edge]!.GetValue<string>(), "HH:mm", CultureInfo.InvariantCulture);
}
