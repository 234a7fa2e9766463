using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Core.Serialization;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>Generated models from JSON values, and the values they would send.</summary>
internal static class ModelText
{
    public static T Read<T>(JsonNode? node, ParsableFactory<T> factory)
        where T : IParsable => ModelJson.Read(JsonTextWriter.ToElement(node), factory);

    /// <exception cref="ConfigFormatException">The model holds what JSON cannot represent, such as a key of AdditionalData that is also a typed member.</exception>
    public static JsonElement Write(IParsable model)
    {
        try
        {
            return JsonText.ReadElement(ModelJson.ToUtf8Bytes(model));
        }
        catch (ArgumentException e)
        {
            throw new ConfigFormatException(e.Message, inner: e);
        }
    }

    /// <summary>The model of a document, for typed editing; it remembers the document.</summary>
    public static ChatbotConfigDocument ReadDocument(ConfigText text)
    {
        var document = Read(text.Root, ChatbotConfigDocument.CreateFromDiscriminatorValue);
        document.Written = text;
        document.Before = Write(document);
        return document;
    }

    /// <summary>The document of a model: the one it was read from with what was edited since, or what the model says when it was made by hand.</summary>
    public static ConfigText WriteDocument(ChatbotConfigDocument document)
    {
        var after = Write(document);
        return document.Written is { } written
            ? new ConfigText(DocumentMerge.Merge(written.Root, document.Before, after), written.IsFile, written.Secrets)
            : new ConfigText(JsonObject.Create(after));
    }

    public static ApplyResult ReadResult(JsonNode? received)
    {
        var result = Read(received, ApplyResult.CreateFromDiscriminatorValue);
        result.Received = received;
        return result;
    }
}
