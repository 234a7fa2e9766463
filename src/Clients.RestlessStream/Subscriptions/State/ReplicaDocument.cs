using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.RestlessStream.JsonPatch;
using Clients.RestlessStream.Models;

namespace Clients.RestlessStream.Subscriptions.State;

/// <summary>Holds the last full document and lays patches over it.</summary>
internal sealed class ReplicaDocument
{
    private JsonNode? _document;
    private bool _isKnown;

    /// <summary>Why the last patch did not fit, after <see cref="Apply"/> answered null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The state after an update event, or null when it is a patch and there is nothing it fits on.</summary>
    public StreamState? Apply(StreamEvent update)
    {
        var isFull = IsFull(update);
        var data = Parse(update.DataJson);
        if (isFull)
        {
            _document = data;
        }
        else if (!_isKnown)
        {
            Problem = "No full document has arrived yet.";
            return null;
        }
        else if (!TryPatch((JsonArray)data!))
        {
            return null;
        }

        _isKnown = true;
        return new StreamState(_document?.DeepClone(), update, isFull);
    }

    /// <summary>Forgets the document: only a full one counts next.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Reset()
    {
        var wasKnown = _isKnown;
        _document = null;
        _isKnown = false;
        return wasKnown;
    }

    // The service flags a full document in a stream of patches. Without the flag, what cannot be a patch is a document.
    private static bool IsFull(StreamEvent update) =>
        !string.IsNullOrEmpty(update.Meta?.PayloadModeFallback) || !LooksLikePatch(update.DataJson);

    private static bool LooksLikePatch(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var operation in data.EnumerateArray())
        {
            if (operation.ValueKind != JsonValueKind.Object || !operation.TryGetProperty("op", out _) || !operation.TryGetProperty("path", out _))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonNode? Parse(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(data),
        JsonValueKind.Array => JsonArray.Create(data),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(data),
    };

    private bool TryPatch(JsonArray patch)
    {
        try
        {
            _document = JsonPatchDocument.Apply(_document, patch);
            return true;
        }
        catch (JsonPatchException e)
        {
            Problem = e.Message;
            return false;
        }
    }
}
