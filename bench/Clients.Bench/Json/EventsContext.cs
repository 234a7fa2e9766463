using System.Text.Json.Serialization;

namespace Clients.Bench.Json;

/// <summary>System.Text.Json's source-generated serializers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventsPoco))]
[JsonSerializable(typeof(EventsTypedPoco))]
internal sealed partial class EventsContext : JsonSerializerContext;
