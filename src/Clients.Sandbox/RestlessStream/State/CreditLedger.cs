using System.Globalization;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.State;

/// <summary>Credits used by one stream, by day and type of charge: one per poll, a tenth per event delivered. Safe from any thread.</summary>
internal sealed class CreditLedger
{
    public const string Poll = "POLL";
    public const string Delivery = "DELIVERY";

    private readonly Lock _gate = new();
    private readonly SortedDictionary<DateOnly, SortedDictionary<string, decimal>> _days = [];

    public void Charge(DateTimeOffset now, string type)
    {
        lock (_gate)
        {
            var day = DateOnly.FromDateTime(now.UtcDateTime);
            if (!_days.TryGetValue(day, out var charges))
            {
                _days[day] = charges = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
            }

            charges[type] = charges.GetValueOrDefault(type) + (type == Poll ? 1m : 0.1m);
        }
    }

    public JsonObject ToJson(string streamId)
    {
        lock (_gate)
        {
            var total = _days.Values.SelectMany(day => day).GroupBy(charge => charge.Key, charge => charge.Value, StringComparer.Ordinal);
            return new JsonObject
            {
                ["streamId"] = streamId,
                ["totalCredits"] = _days.Values.Sum(day => day.Values.Sum()),
                ["dailyUsage"] = new JsonArray([.. _days.Select(day => (JsonNode)new JsonObject
                {
                    ["date"] = day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["credits"] = day.Value.Values.Sum(),
                    ["chargeTypeBreakdown"] = Breakdown(day.Value.Select(charge => (charge.Key, charge.Value))),
                })]),
                ["chargeTypeBreakdown"] = Breakdown(total.Select(group => (group.Key, group.Sum()))),
            };
        }
    }

    private static JsonArray Breakdown(IEnumerable<(string Type, decimal Credits)> charges) =>
        new([.. charges.Select(charge => (JsonNode)new JsonObject { ["chargeType"] = charge.Type, ["credits"] = charge.Credits })]);
}
