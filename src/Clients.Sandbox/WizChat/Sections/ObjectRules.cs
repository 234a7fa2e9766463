using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Sections;

/// <summary>The documented fields of an object; other keys pass unchecked and are kept where the schema is free-form.</summary>
internal sealed class ObjectRules(params FieldRule[] fields)
{
    public IReadOnlyList<FieldRule> Fields => fields;

    /// <summary>Throws at the first field that breaks its rule.</summary>
    /// <param name="value">The object.</param>
    /// <param name="path">Where it stands, for the message.</param>
    /// <param name="partial">Whether fields may be absent because they stay as they are.</param>
    public void Validate(JsonObject value, string path, bool partial = false)
    {
        foreach (var field in fields)
        {
            field.Apply(value, path, partial);
        }
    }

    /// <summary>The documented fields of <paramref name="value"/>, in its own order.</summary>
    public JsonObject Pick(JsonObject value)
    {
        var picked = new JsonObject();
        foreach (var (name, node) in value)
        {
            if (fields.Any(field => field.Name == name))
            {
                picked[name] = node?.DeepClone();
            }
        }

        return picked;
    }
}
