using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>Checks a body field by field, and reports everything that is wrong with it at once.</summary>
internal sealed class BodyRules(JsonObject body)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private static readonly string[] Weekdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

    private readonly List<FieldProblem> _problems = [];

    /// <summary>What a stream polls and how: the fields shared by managed and direct streams.</summary>
    public BodyRules Target(bool required)
    {
        if (Present("url", required) && (Text("url") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            Add("url", "must be an absolute http or https URL");
        }

        OneOf("method", required: false, Methods);
        OneOf("payloadMode", required: false, "FULL_DATA", "JSON_PATCH");
        Interval(body, "pollingInterval", "pollingInterval", required: false);
        NullableText("jqFilter");
        NullableText("apiKey");
        Headers();
        Strategies();
        return this;
    }

    public BodyRules RequiredText(string field, bool required = true, bool mayBeEmpty = false)
    {
        if (Present(field, required) && (Text(field) is not { } text || (!mayBeEmpty && text.Length == 0)))
        {
            Add(field, mayBeEmpty ? "must be a string" : "must be a non-empty string");
        }

        return this;
    }

    public BodyRules Required(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            Present(field, required: true);
        }

        return this;
    }

    public BodyRules OneOf(string field, bool required, params string[] values)
    {
        if (Present(field, required) && (Text(field) is not { } text || !values.Contains(text, StringComparer.Ordinal)))
        {
            Add(field, $"must be one of {string.Join(", ", values)}");
        }

        return this;
    }

    public BodyRules NullableText(string field)
    {
        if (body[field] is not null && Text(field) is null)
        {
            Add(field, "must be a string or null");
        }

        return this;
    }

    /// <summary>Ends the check.</summary>
    /// <exception cref="ApiFailure">At least one field is wrong.</exception>
    public JsonObject Check() => _problems.Count == 0 ? body : throw ApiFailure.Invalid(_problems);

    private void Headers()
    {
        if (body["headers"] is not { } headers)
        {
            return;
        }

        if (headers is not JsonObject map || map.Any(header => header.Value?.GetValueKind() != JsonValueKind.String))
        {
            Add("headers", "must map header names to strings, or be null");
        }
    }

    private void Strategies()
    {
        if (body["pollingStrategies"] is not { } strategies)
        {
            return;
        }

        if (strategies is not JsonArray list)
        {
            Add("pollingStrategies", "must be an array or null");
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"pollingStrategies[{i}]");
            if (list[i] is not JsonObject strategy)
            {
                Add(at, "must be an object");
                continue;
            }

            foreach (var edge in (ReadOnlySpan<string>)["startTime", "endTime"])
            {
                if (Text(strategy, edge) is not { } time || !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    Add($"{at}.{edge}", "must be a 24-hour HH:mm time");
                }
            }

            Interval(strategy, "pollingInterval", $"{at}.pollingInterval", required: true);
            if (strategy["timezone"] is not null && (Text(strategy, "timezone") is not { } zone || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
            {
                Add($"{at}.timezone", "must be an IANA time zone or null");
            }

            if (strategy["daysOfWeek"] is { } days && (days is not JsonArray dayList || dayList.Any(day => day?.GetValueKind() != JsonValueKind.String || !Weekdays.Contains(day.GetValue<string>()))))
            {
                Add($"{at}.daysOfWeek", $"must be an array of {string.Join(", ", Weekdays)}, or null");
            }
        }
    }

    private void Interval(JsonObject owner, string field, string label, bool required)
    {
        if (owner[field] is null)
        {
            if (required)
            {
                Add(label, "is required");
            }

            return;
        }

        if (owner[field] is not JsonValue value || !value.TryGetValue<int>(out var seconds) || seconds < 1)
        {
            Add(label, "must be a whole number of seconds, at least 1");
        }
    }

    private bool Present(string field, bool required)
    {
        if (body[field] is not null)
        {
            return true;
        }

        if (required)
        {
            Add(field, "is required");
        }
        else if (body.ContainsKey(field))
        {
            Add(field, "must not be null");
        }

        return false;
    }

    private string? Text(string field) => Text(body, field);

    private static string? Text(JsonObject owner, string field) =>
        owner[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private void Add(string field, string problem)
    {
        if (!_problems.Any(known => known.Field == field))
        {
            _problems.Add(new FieldProblem(field, problem));
        }
    }
}
