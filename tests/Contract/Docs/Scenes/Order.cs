using System.Text.Json.Serialization;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>A payload of the reader's own.</summary>
public sealed record Order(string? Id, int Total);

[JsonSerializable(typeof(Order))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public sealed partial class OrderContext : JsonSerializerContext;

[JsonSerializable(typeof(Order))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public sealed partial class MyJsonContext : JsonSerializerContext;
