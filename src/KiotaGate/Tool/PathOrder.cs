using System.Text;
using System.Text.Json.Nodes;
using KiotaGate.Documents;
using Microsoft.OpenApi.YamlReader;
using SharpYaml.Serialization;

namespace KiotaGate.Tool;

/// <summary>Writes a document with its paths, and the operations of each, in reverse order. It means the same.</summary>
internal static class PathOrder
{
    public static ReadOnlyMemory<byte> Reverse(ReadOnlyMemory<byte> document, string name)
    {
        var text = OpenApiText.Read(document, name);
        if (text.Root["paths"] is not JsonObject paths)
        {
            return document;
        }

        foreach (var item in paths.Select(path => path.Value).OfType<JsonObject>())
        {
            Reverse(item);
        }

        Reverse(paths);
        if (!text.IsYaml)
        {
            return Encoding.UTF8.GetBytes(text.Root.ToJsonString());
        }

        // Kiota reads null in YAML otherwise than in JSON.
        using var yaml = new StringWriter();
        new YamlStream(new YamlDocument(text.Root.ToYamlNode())).Save(yaml, isLastDocumentEndImplicit: true, 2);
        return Encoding.UTF8.GetBytes(yaml.ToString());
    }

    private static void Reverse(JsonObject members)
    {
        var reversed = members.Reverse().ToList();
        members.Clear();
        foreach (var (name, value) in reversed)
        {
            members.Add(name, value);
        }
    }
}
