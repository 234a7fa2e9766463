namespace Clients.Kiota.Generator;

/// <summary>What <c>kiota generate -l CSharp</c> uses when no option says otherwise.</summary>
public static class KiotaDefaults
{
    /// <summary>The factories that write request bodies.</summary>
    public static IReadOnlyList<string> Serializers { get; } =
    [
        "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Text.TextSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Form.FormSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Multipart.MultipartSerializationWriterFactory",
    ];

    /// <summary>The factories that read responses.</summary>
    public static IReadOnlyList<string> Deserializers { get; } =
    [
        "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory",
        "Microsoft.Kiota.Serialization.Text.TextParseNodeFactory",
        "Microsoft.Kiota.Serialization.Form.FormParseNodeFactory",
    ];

    /// <summary>The media types that carry models, most wanted first.</summary>
    public static IReadOnlyList<string> StructuredMimeTypes { get; } =
    [
        "application/json",
        "text/plain;q=0.9",
        "application/x-www-form-urlencoded;q=0.2",
        "multipart/form-data;q=0.1",
    ];
}
