using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>A number that is written back with the text it was read from. Its value is the nearest <see cref="double"/>.</summary>
internal sealed class ExactNumber(JsonElement json) : UntypedDouble(json.GetDouble())
{
    public JsonElement Json { get; } = json;
}
