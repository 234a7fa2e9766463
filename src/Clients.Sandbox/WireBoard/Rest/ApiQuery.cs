using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>Reads and checks the query of a request as the service does.</summary>
internal sealed class ApiQuery(IQueryCollection query, WireBoardPlan plan, DateOnly today)
{
    private const int MaxRangeDays = 366;
    private const int FreeDays = 30;

    public string? Optional(string name) => query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public string Required(string name) => Optional(name) is { Length: > 0 } value ? value : throw ApiError.Invalid(name, "required");

    public WireBoardSite Site() => WireBoardSite.Find(Required("site_id")) ?? throw ApiError.SiteNotFound();

    /// <summary>Both days inclusive.</summary>
    public (DateOnly From, DateOnly To) Range()
    {
        var from = Day("from");
        var to = Day("to");
        if (to < from)
        {
            throw ApiError.Invalid("to", "must not be before from");
        }

        if (to.DayNumber - from.DayNumber + 1 > MaxRangeDays)
        {
            throw ApiError.Invalid("to", $"range may span at most {MaxRangeDays} days");
        }

        var earliest = today.AddDays(-FreeDays);
        if (plan == WireBoardPlan.Free && from < earliest)
        {
            throw new ApiError(
                422, "plan_history_limit_exceeded", "The plan does not reach that far back.", ("earliest_allowed", earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return (from, to);
    }

    public int Number(string name, int fallback, int min, int max)
    {
        if (Optional(name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw ApiError.Invalid(name, $"must be from {min} to {max}");
    }

    public string OneOf(string name, IEnumerable<string> allowed)
    {
        var value = Required(name);
        return allowed.Contains(value) ? value : throw ApiError.Invalid(name, "unknown value");
    }

    /// <summary>A comma-joined list; <paramref name="allowed"/> when absent; refused with <paramref name="code"/> when a name is unknown.</summary>
    public string[] Names(string name, string[] allowed, string[] fallback, string code)
    {
        if (Optional(name) is not { Length: > 0 } text)
        {
            return fallback;
        }

        var names = text.Split(',');
        return names.Except(allowed).FirstOrDefault() is { } unknown
            ? throw new ApiError(422, code, $"Unknown {name}: {unknown}.", (name, unknown))
            : names;
    }

    /// <summary>The <c>filter[…]</c> parameters by what stands in the brackets.</summary>
    public Dictionary<string, string> Filters()
    {
        var filters = new Dictionary<string, string>();
        foreach (var (name, values) in query)
        {
            if (!name.StartsWith("filter[", StringComparison.Ordinal) || !name.EndsWith(']'))
            {
                continue;
            }

            var column = name[7..^1];
            if (!WireBoardVocabulary.EventFields.Contains(column) && !(column.StartsWith("props.", StringComparison.Ordinal) && column.Length > 6))
            {
                throw new ApiError(422, "unknown_filter", $"Unknown filter: {column}.", ("filter", column));
            }

            filters[column] = values[0] ?? "";
        }

        return filters;
    }

    private DateOnly Day(string name) =>
        DateOnly.TryParseExact(Required(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ApiError.Invalid(name, "must be a date as YYYY-MM-DD");
}
