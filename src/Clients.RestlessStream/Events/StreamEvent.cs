using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Clients.RestlessStream.Models;

public partial class StreamEvent
{
    /// <summary>The value of <c>Type</c> of an event that carries data.</summary>
    public const string UpdateType = "update";

    /// <summary>The value of <c>Type</c> of an event that reports a failed poll.</summary>
    public const string ErrorType = "error";

    /// <summary>
    /// The event exactly as it was received, numbers and member order included; undefined (<c>default</c>) on an event that came from no subscription.
    /// It stays valid as long as it is referenced.
    /// </summary>
    public JsonElement Json { get; internal set; }

    /// <summary>The <c>data</c> member of <see cref="Json"/>; undefined when the event has none.</summary>
    public JsonElement DataJson => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("data", out var data) ? data : default;

    /// <summary>Reads <see cref="DataJson"/> as a type of yours, without reflection.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeInfo">Its metadata, from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The value; the default of <typeparamref name="T"/> when there is no data.</returns>
    /// <exception cref="JsonException">The data is not of that type.</exception>
    public T? ReadData<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return DataJson is { ValueKind: not JsonValueKind.Undefined } data ? data.Deserialize(typeInfo) : default;
    }

    /// <summary>Whether <c>Signature</c> is the HMAC-SHA256 of <see cref="DataJson"/> as received, in the canonical form of <see cref="HmacSignature"/>.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <returns>False as well when the event is not signed or carries no data.</returns>
    /// <exception cref="ArgumentException">The secret is null or empty.</exception>
    public bool HasValidSignature(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        return Signature is not null && DataJson is { ValueKind: not JsonValueKind.Undefined } data && HmacSignature.Verify(secret, data, Signature);
    }
}
