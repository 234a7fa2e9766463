using System.Text.Json;
using Clients.Core.Serialization;
using Clients.WizChat.ConfigAsCode.Text;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>Generated models from text, and the text they would send.</summary>
internal static class ModelText
{
    public static T Read<T>(TextNode node, ParsableFactory<T> factory)
        where T : IParsable
    {
        using var json = JsonDocument.Parse(JsonTextWriter.Write(ModelLimits.Apply(node)));
        return ModelJson.Read(json.RootElement, factory);
    }

    /// <exception cref="ConfigFormatException">The model holds what JSON cannot represent, such as a key of AdditionalData that is also a typed member.</exception>
    public static TextNode Write(IParsable model)
    {
        try
        {
            return JsonTextReader.Read(ModelJson.ToUtf8Bytes(model));
        }
        catch (ArgumentException e)
        {
            throw new ConfigFormatException(e.Message, inner: e);
        }
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
