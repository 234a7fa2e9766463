using System.Runtime.InteropServices;
using System.Text.Json;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>
/// The property names of one document. Rows repeat their names: a small table of the latest ones saves a string for each repetition.
/// </summary>
internal sealed class JsonNames
{
    private const int Slots = 64;
    private readonly string?[] _names = new string?[Slots];

    /// <summary>A property's name, the same string each time while it stays in the table.</summary>
    internal string Of(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (raw.IsEmpty)
        {
            return property.Name;
        }

        ref var slot = ref _names[((raw[0] * 31) + (raw[^1] * 7) + raw.Length) & (Slots - 1)];

        // Read once: two threads may enumerate nodes of the same document.
        var known = slot;
        if (known is null || !property.NameEquals(known))
        {
            slot = known = property.Name;
        }

        return known;
    }
}
