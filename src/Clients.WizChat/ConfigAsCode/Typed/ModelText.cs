using System.Text.Json;
using Clients.WizChat.ConfigAsCode.Text;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>Generated models from text, and the text they would send.</summary>
internal static class ModelText
{
    public static T Read<T>(TextNode node, ParsableFactory<T> factory)
        where T : IParsable
    {
        using var json = JsonDocument.Parse(JsonTextWriter.Write(ModelLimits.Apply(node)));
        // Cloned, because the model reads its arrays only when they are looked at.
        return new JsonParseNode(json.RootElement.Clone()).GetObjectValue(factory);
    }

    public static TextNode Write(IParsable model)
    {
        using var writer = new JsonSerializationWriterFactory().GetSerializationWriter("application/json");
        writer.WriteObjectValue(null, model);
        using var stream = writer.GetSerializedContent();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return JsonTextReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The document of a text, for typed editing; it remembers the text.</summary>
    public static ChatbotConfigDocument ReadDocument(ConfigText text)
    {
        var document = Read(text.Root, ChatbotConfigDocument.CreateFromDiscriminatorValue);
        document.Written = text.Root;
        document.Before = Write(document);
        return document;
    }

    /// <summary>The text of a document: the one it was read from with what was edited since, or what the model says when it was made by hand.</summary>
    public static ConfigText WriteDocument(ChatbotConfigDocument document)
    {
        var after = Write(document);
        return new ConfigText(document is { Written: { } written, Before: { } before } ? DocumentMerge.Merge(written, before, after) : after);
    }

    public static ApplyResult ReadResult(TextNode received)
    {
        var result = Read(received, ApplyResult.CreateFromDiscriminatorValue);
        result.Received = received;
        return result;
    }
}
