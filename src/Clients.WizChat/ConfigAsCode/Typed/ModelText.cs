using System.Text;
using Clients.WizChat.ConfigAsCode.Text;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>Generated models from text, and the text they would send.</summary>
internal static class ModelText
{
    private const string Json = "application/json";

    public static async Task<T> ReadAsync<T>(TextNode node, ParsableFactory<T> factory, CancellationToken cancellationToken)
        where T : IParsable
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(JsonTextWriter.Write(NumberClamp.Apply(node))), writable: false);
        var root = await new JsonParseNodeFactory().GetRootParseNodeAsync(Json, stream, cancellationToken).ConfigureAwait(false);
        return root.GetObjectValue(factory);
    }

    public static TextNode Write(IParsable model)
    {
        using var writer = new JsonSerializationWriterFactory().GetSerializationWriter(Json);
        writer.WriteObjectValue(null, model);
        using var stream = writer.GetSerializedContent();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return JsonTextReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The document of a text, for typed editing; it remembers the text.</summary>
    public static async Task<ChatbotConfigDocument> ReadDocumentAsync(ConfigText text, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(text.Root, ChatbotConfigDocument.CreateFromDiscriminatorValue, cancellationToken).ConfigureAwait(false);
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
}
