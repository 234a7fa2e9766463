using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>Reads and writes generated models as JSON, as the clients do for their calls.</summary>
public static class ModelJson
{
    /// <summary>
    /// Reads a model. A value that does not fit its member is left out of the typed member and kept in <see cref="IAdditionalDataHolder.AdditionalData"/>;
    /// the metric <c>clients.json.unreadable_members</c> of <c>Clients.Core</c> counts it.
    /// </summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="json">The JSON. The model may outlive its document.</param>
    /// <param name="factory">The model's <c>CreateFromDiscriminatorValue</c>.</param>
    /// <param name="onUnreadable">Receives each member that does not fit; throw from it to refuse the whole.</param>
    /// <exception cref="JsonException">The JSON is not an object.</exception>
    public static T Read<T>(JsonElement json, ParsableFactory<T> factory, Action<UnreadableMember>? onUnreadable = null)
        where T : IParsable =>
        new JsonModelNode(json, new ReadScope(UnreadableMembers.OutsidePipelines, onUnreadable)).GetObjectValue(factory)
            ?? throw new JsonException($"A model is read from a JSON object, but the JSON is of the kind {json.ValueKind}.");

    /// <summary>
    /// Finds out why a typed member is empty, or which items its list lacks: the value that the service sent does not have the documented type. For callers that
    /// cannot do without the member.
    /// </summary>
    /// <param name="model">A model that was read.</param>
    /// <param name="name">The member's JSON name.</param>
    /// <returns>What is wrong; null when the member was read, absent or null.</returns>
    public static UnreadableMember? FindUnreadable(IParsable? model, string name) =>
        ((model as IAdditionalDataHolder)?.AdditionalData as KeptMembers)?.Find(name);

    /// <summary>Writes a model as UTF-8.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The model holds a value that JSON cannot represent.</exception>
    public static byte[] ToUtf8Bytes(IParsable model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var writer = new JsonModelWriter();
        writer.WriteObjectValue(null, model);
        using var content = writer.GetSerializedContent();
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
