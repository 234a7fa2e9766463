using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>The same results for programs.</summary>
internal static class ConfigJson
{
    public static string Of(ApplyOutcome outcome) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("outcome", outcome.Word);
        Write(writer, "applied", outcome.Applied);
        writer.WritePropertyName("failed");
        if (outcome.Failed is { } failed)
        {
            writer.WriteStartObject();
            writer.WriteString("section", failed.Section);
            writer.WriteString("op", failed.Op);
            writer.WriteString("code", failed.Code);
            writer.WriteString("message", failed.Message);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNullValue();
        }

        Write(writer, "notApplied", outcome.Left.Select(operation => new AppliedOperation(operation, null)));
        writer.WriteNested("plan", outcome.Plan.ToJson());
        writer.WriteEndObject();
    });

    public static string Of(ConfigDiff diff, string chatbot) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("chatbotId", chatbot);
        writer.WriteBoolean("differs", !diff.IsEmpty);
        writer.WriteNested("live", diff.Live.ToJson());
        writer.WriteNested("file", diff.File.ToJson());
        writer.WriteStartArray("unmanagedSections");
        foreach (var section in diff.UnmanagedSections)
        {
            writer.WriteStringValue(section);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<AppliedOperation> operations)
    {
        writer.WriteStartArray(name);
        foreach (var (operation, id) in operations)
        {
            writer.WriteStartObject();
            writer.WriteString("section", operation.Section);
            writer.WriteString("op", operation.Op);
            writer.WriteString("key", operation.Key);
            if (id is not null)
            {
                writer.WriteString("id", id);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
