using System.Text.Json;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>The part of JSON Schema that the document uses, with FastAPI's error wording.</summary>
internal sealed class SchemaValidator(JsonElement document)
{
    private readonly List<SchemaError> _errors = [];

    public IReadOnlyList<SchemaError> Validate(JsonElement schema, JsonElement value)
    {
        Check(schema, value, ["body"]);
        return _errors;
    }

    private void Check(JsonElement schema, JsonElement value, string[] location)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Resolve(reference.GetString()!), value, location);
            return;
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                Check(part, value, location);
            }
        }

        if (schema.TryGetProperty("type", out var type) && !IsOfType(type, value))
        {
            var wanted = type.ValueKind == JsonValueKind.String ? type.GetString()! : type[0].GetString()!;
            Add(location, $"Input should be a valid {wanted}", wanted + "_type");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object when schema.TryGetProperty("properties", out var properties):
                CheckObject(schema, properties, value, location);
                break;
            case JsonValueKind.String:
                CheckString(schema, value, location);
                break;
            case JsonValueKind.Number when schema.TryGetProperty("minimum", out var minimum) && value.GetDouble() < minimum.GetDouble():
                Add(location, $"Input should be greater than or equal to {minimum.GetRawText()}", "greater_than_equal");
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonElement properties, JsonElement value, string[] location)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            {
                Add([.. location, name], "Field required", "missing");
            }
        }

        var isClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var property in value.EnumerateObject())
        {
            if (properties.TryGetProperty(property.Name, out var propertySchema))
            {
                Check(propertySchema, property.Value, [.. location, property.Name]);
            }
            else if (isClosed)
            {
                Add([.. location, property.Name], "Extra inputs are not permitted", "extra_forbidden");
            }
        }
    }

    private void CheckString(JsonElement schema, JsonElement element, string[] location)
    {
        var value = element.GetString()!;

        // JSON Schema counts characters, not UTF-16 units.
        var length = value.EnumerateRunes().Count();
        if (schema.TryGetProperty("minLength", out var minimum) && length < minimum.GetInt32())
        {
            Add(location, $"String should have at least {minimum.GetInt32()} characters", "string_too_short");
        }

        if (schema.TryGetProperty("maxLength", out var maximum) && length > maximum.GetInt32())
        {
            Add(location, $"String should have at most {maximum.GetInt32()} characters", "string_too_long");
        }

        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(allowed => allowed.GetString() == value))
        {
            Add(location, $"Input should be one of {values.GetRawText()}", "literal_error");
        }

        if (schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString()!, element))
        {
            Add(location, $"Input should be a valid {format.GetString()}", format.GetString() + "_parsing");
        }
    }

    private static bool HasFormat(string format, JsonElement value) => format switch
    {
        "uuid" => value.TryGetGuid(out _),
        "date-time" => value.TryGetDateTimeOffset(out _),
        _ => true,
    };

    private static bool IsOfType(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOfType(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            var other => throw new NotSupportedException($"The sandbox does not know the schema type '{other}'."),
        };

    private JsonElement Resolve(string reference)
    {
        var target = document;
        foreach (var step in reference.Split('/').Skip(1))
        {
            target = target.GetProperty(step);
        }

        return target;
    }

    private void Add(string[] location, string message, string type) => _errors.Add(new SchemaError(location, message, type));
}
