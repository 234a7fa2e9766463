namespace KiotaGate.Lock;

/// <summary>How Kiota generates one client: the members of Kiota's own lock, under their names there.</summary>
internal sealed record KiotaOptions
{
    /// <summary>The factories that Kiota registers in a C# client by default, for writing request bodies.</summary>
    public static readonly IReadOnlyList<string> DefaultSerializers =
    [
        "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Text.TextSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Form.FormSerializationWriterFactory",
        "Microsoft.Kiota.Serialization.Multipart.MultipartSerializationWriterFactory",
    ];

    /// <summary>The same for reading responses.</summary>
    public static readonly IReadOnlyList<string> DefaultDeserializers =
    [
        "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory",
        "Microsoft.Kiota.Serialization.Text.TextParseNodeFactory",
        "Microsoft.Kiota.Serialization.Form.FormParseNodeFactory",
    ];

    /// <summary>The media types that Kiota makes models for by default, most wanted first.</summary>
    public static readonly IReadOnlyList<string> DefaultStructuredMimeTypes =
    [
        "application/json",
        "text/plain;q=0.9",
        "application/x-www-form-urlencoded;q=0.2",
        "multipart/form-data;q=0.1",
    ];

    /// <summary>Name of the root class, such as <c>WizChatClient</c>.</summary>
    public required string ClientClassName { get; init; }

    /// <summary>Namespace of the root class; every other namespace lies beneath it.</summary>
    public required string ClientNamespaceName { get; init; }

    /// <summary>The access of every generated type; <c>Public</c> by default.</summary>
    public string TypeAccessModifier { get; init; } = "Public";

    /// <summary>The language of the client; <c>CSharp</c> by default.</summary>
    public string Language { get; init; } = "CSharp";

    /// <summary>Whether models keep their values in a backing store; false by default.</summary>
    public bool UsesBackingStore { get; init; }

    /// <summary>Whether obsolete forms are left out; true by default.</summary>
    public bool ExcludeBackwardCompatible { get; init; } = true;

    /// <summary>Whether models keep members that the document does not name; true by default.</summary>
    public bool IncludeAdditionalData { get; init; } = true;

    /// <summary>Full names of the writer factories that the root class registers.</summary>
    public IReadOnlyList<string> Serializers { get; init; } = DefaultSerializers;

    /// <summary>Full names of the reader factories that the root class registers.</summary>
    public IReadOnlyList<string> Deserializers { get; init; } = DefaultDeserializers;

    /// <summary>The media types that get models, each with an optional <c>;q=</c> priority.</summary>
    public IReadOnlyList<string> StructuredMimeTypes { get; init; } = DefaultStructuredMimeTypes;

    /// <summary>Path patterns to generate; empty for all.</summary>
    public IReadOnlyList<string> IncludePatterns { get; init; } = [];

    /// <summary>Path patterns to leave out.</summary>
    public IReadOnlyList<string> ExcludePatterns { get; init; } = [];

    /// <summary>Names of Kiota's validation rules that are not run.</summary>
    public IReadOnlyList<string> DisabledValidationRules { get; init; } = [];

    /// <summary>Which other files the document may refer to, as Kiota's option of the same name.</summary>
    public IReadOnlyList<string> AllowedExternalOrigins { get; init; } = [];
}
