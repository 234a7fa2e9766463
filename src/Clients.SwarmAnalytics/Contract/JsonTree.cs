using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.SwarmAnalytics.Contract;

/// <summary>
/// Copies free-form JSON, so that a later change by the caller does not change what is sent. Copying also checks that the JSON can be
/// serialised: serialisation happens in the background, where no caller could be told.
/// </summary>
internal static class JsonTree
{
    /// <summary>System.Text.Json reads no deeper by default, and neither do most services.</summary>
    private const int MaxDepth = 60;

    /// <summary>Copies a node. Null becomes an explicit JSON null.</summary>
    /// <param name="node">The caller's value.</param>
    /// <param name="field">The property that holds the value, for the message.</param>
    /// <param name="size">Grows by an estimate of the serialised size.</param>
    /// <exception cref="SwarmValidationException">The JSON is too deep, or holds a value that JSON or the service cannot carry.</exception>
    public static UntypedNode From(JsonNode? node, string field, ref int size)
    {
        try
        {
            return From(node, field, ref size, depth: 0);
        }
        catch (Exception e) when (e is not SwarmValidationException)
        {
            // JsonNode reads parsed text only when it is asked for a value, and throws then. A value of a CLR type runs the converters of that type.
            throw new SwarmValidationException(field, e switch
            {
                ArgumentException => "holds an object that has two properties of one name",
                InvalidOperationException => "holds text that is not valid Unicode, or was changed by another thread",
                _ => "cannot be written as JSON",
            });
        }
    }

    /// <summary>Copies an untyped node of the generated models. Null becomes an explicit JSON null.</summary>
    /// <inheritdoc cref="From(JsonNode?, string, ref int)"/>
    public static UntypedNode From(UntypedNode? node, string field, ref int size)
    {
        try
        {
            return From(node, field, ref size, depth: 0);
        }
        catch (Exception e) when (e is not SwarmValidationException)
        {
            throw new SwarmValidationException(field, "cannot be written as JSON");
        }
    }

    private static UntypedNode From(JsonNode? node, string field, ref int size, int depth)
    {
        CheckDepth(depth, field);
        size += 8;
        switch (node)
        {
            case null:
                return new UntypedNull();
            case JsonObject properties:
                var copies = new Dictionary<string, UntypedNode>(properties.Count, StringComparer.Ordinal);
                foreach (var (name, value) in properties)
                {
                    copies[Checked(name, field, ref size)] = From(value, field, ref size, depth + 1);
                }

                return new UntypedObject(copies);
            case JsonArray items:
                var list = new List<UntypedNode>(items.Count);
                foreach (var item in items)
                {
                    list.Add(From(item, field, ref size, depth + 1));
                }

                return new UntypedArray(list);
            default:
                return FromValue(node.AsValue(), field, ref size);
        }
    }

    private static UntypedNode From(UntypedNode? node, string field, ref int size, int depth)
    {
        CheckDepth(depth, field);
        size += 8;
        switch (node)
        {
            case null or UntypedNull:
                return new UntypedNull();
            case UntypedString text when text.GetType() == typeof(UntypedString) && text.GetValue() is { } value:
                Checked(value, field, ref size);
                return node;
            case UntypedString when node.GetType() != typeof(UntypedString):
                // Core reads text that is not Unicode into a class of its own, to write it back as it was read.
                throw new SwarmValidationException(field, "holds half of a surrogate pair; text must be valid Unicode");
            case UntypedObject properties:
                var copies = new Dictionary<string, UntypedNode>(StringComparer.Ordinal);
                foreach (var (name, value) in properties.GetValue())
                {
                    copies[Checked(name, field, ref size)] = From(value, field, ref size, depth + 1);
                }

                return new UntypedObject(copies);
            case UntypedArray items:
                var list = new List<UntypedNode>();
                foreach (var item in items.GetValue())
                {
                    list.Add(From(item, field, ref size, depth + 1));
                }

                return new UntypedArray(list);
            case UntypedDouble number when !double.IsFinite(number.GetValue()):
            case UntypedFloat single when !float.IsFinite(single.GetValue()):
                throw new SwarmValidationException(field, "holds a number that is not finite, which JSON cannot carry");
            case UntypedBoolean or UntypedInteger or UntypedLong or UntypedDecimal or UntypedDouble or UntypedFloat:
                return node;
            default:
                throw new SwarmValidationException(field, $"holds a {node.GetType().Name}, which has no JSON form; use UntypedObject, UntypedArray, UntypedString and so on");
        }
    }

    private static UntypedNode FromValue(JsonValue value, string field, ref int size)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                return new UntypedString(Checked(value.TryGetValue<string>(out var text) ? text : Written(value).GetString()!, field, ref size));
            case JsonValueKind.True:
                return new UntypedBoolean(true);
            case JsonValueKind.False:
                return new UntypedBoolean(false);
            case JsonValueKind.Null:
                return new UntypedNull();
            default:
                return FromNumber(value, field);
        }
    }

    private static UntypedNode FromNumber(JsonValue value, string field)
    {
        if ((value.TryGetValue<double>(out var real) && !double.IsFinite(real)) || (value.TryGetValue<float>(out var single) && !float.IsFinite(single)))
        {
            throw new SwarmValidationException(field, "holds a number that is not finite, which JSON cannot carry");
        }

        var number = Written(value);
        if (number.TryGetInt64(out var whole))
        {
            return new UntypedLong(whole);
        }

        // Decimal keeps what was written, double keeps the range; whichever does not change the text wins.
        return number.TryGetDecimal(out var exact) && (exact != 0 || number.GetDouble() == 0) ? new UntypedDecimal(exact) : new UntypedDouble(number.GetDouble());
    }

    /// <summary>The JSON of a value of any CLR type.</summary>
    private static JsonElement Written(JsonValue value)
    {
        using var document = JsonDocument.Parse(value.ToJsonString());
        return document.RootElement.Clone();
    }

    private static string Checked(string text, string field, ref int size)
    {
        UnicodeText.Check(text, field);
        size += text.Length;
        return text;
    }

    private static void CheckDepth(int depth, string field)
    {
        if (depth > MaxDepth)
        {
            throw new SwarmValidationException(field, $"is nested deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");
        }
    }
}
