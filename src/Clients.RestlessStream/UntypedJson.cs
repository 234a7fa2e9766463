using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.RestlessStream;

/// <summary>Turns JSON into the untyped nodes that the generated models use for "any JSON value" (<c>Body</c>, <c>Data</c>, <c>Details</c>), and back.</summary>
public static class UntypedJson
{
    /// <summary>The untyped form of a JSON value, for a property such as <c>CreateStreamRequest.Body</c>.</summary>
    /// <param name="value">The value; null is the JSON value <c>null</c>.</param>
    /// <returns>The untyped node; it shares nothing with <paramref name="value"/>.</returns>
    public static UntypedNode From(JsonNode? value) => value switch
    {
        null => new UntypedNull(),
        JsonObject members => new UntypedObject(members.ToDictionary(member => member.Key, member => From(member.Value))),
        JsonArray items => new UntypedArray([.. items.Select(From)]),
        JsonValue scalar => From(scalar),
        _ => throw new ArgumentException($"A node of type {value.GetType()} is not JSON.", nameof(value)),
    };

    /// <summary>The JSON value of an untyped node.</summary>
    /// <param name="node">The untyped node; null is the JSON value <c>null</c>.</param>
    /// <returns>The value; null for the JSON value <c>null</c>.</returns>
    /// <exception cref="ArgumentException">The node is of a kind that holds no JSON.</exception>
    public static JsonNode? ToJson(UntypedNode? node) => node switch
    {
        null or UntypedNull => null,
        UntypedObject members => new JsonObject(members.GetValue().Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value)))),
        UntypedArray items => new JsonArray([.. items.GetValue().Select(ToJson)]),
        UntypedString text => JsonValue.Create(text.GetValue()),
        UntypedBoolean flag => JsonValue.Create(flag.GetValue()),
        UntypedInteger number => JsonValue.Create(number.GetValue()),
        UntypedLong number => JsonValue.Create(number.GetValue()),
        UntypedDecimal number => JsonValue.Create(number.GetValue()),
        UntypedFloat number => JsonValue.Create(number.GetValue()),
        UntypedDouble number => JsonValue.Create(number.GetValue()),
        _ => throw new ArgumentException($"An untyped node of type {node.GetType()} holds no JSON.", nameof(node)),
    };

    private static UntypedNode From(JsonValue scalar) => scalar.GetValueKind() switch
    {
        JsonValueKind.String => new UntypedString(scalar.GetValue<string>()),
        JsonValueKind.True => new UntypedBoolean(true),
        JsonValueKind.False => new UntypedBoolean(false),
        // The narrowest type first; a node may hold any CLR number, so its JSON text decides.
        JsonValueKind.Number => FromNumber(scalar.ToJsonString()),
        var kind => throw new ArgumentException($"A value of kind {kind} is not JSON.", nameof(scalar)),
    };

    private static UntypedNode FromNumber(string text)
    {
        using var document = JsonDocument.Parse(text);
        var number = document.RootElement;
        return number.TryGetInt32(out var int32) ? new UntypedInteger(int32)
            : number.TryGetInt64(out var int64) ? new UntypedLong(int64)
            : number.TryGetDecimal(out var money) ? new UntypedDecimal(money)
            : new UntypedDouble(number.GetDouble());
    }
}
