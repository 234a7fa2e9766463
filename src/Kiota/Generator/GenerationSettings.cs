namespace Clients.Kiota.Generator;

/// <summary>What one client is generated with: the fields of Kiota's lock that have an effect on the C# written.</summary>
/// <remarks>A value this generator cannot honour is refused with a <see cref="GenerationException"/>, never ignored.</remarks>
public sealed record GenerationSettings
{
    /// <summary>Name of the root class, such as <c>WizChatClient</c>.</summary>
    public required string ClientClassName { get; init; }

    /// <summary>Namespace of the root class; every other namespace lies beneath it.</summary>
    public required string ClientNamespaceName { get; init; }

    /// <summary><c>Public</c> (the default) or <c>Internal</c>: the access of every generated class and enum.</summary>
    public string TypeAccessModifier { get; init; } = "Public";

    /// <summary>Leaves out the obsolete forms Kiota once wrote; only <see langword="true"/> (the default) is supported.</summary>
    public bool ExcludeBackwardCompatible { get; init; } = true;

    /// <summary>Whether open models get an <c>AdditionalData</c> dictionary; the default is <see langword="true"/>.</summary>
    public bool IncludeAdditionalData { get; init; } = true;

    /// <summary>Kiota's backing-store models; only <see langword="false"/> (the default) is supported.</summary>
    public bool UsesBackingStore { get; init; }

    /// <summary>Full names of the serialization writer factories the root class registers, in order.</summary>
    public IReadOnlyList<string> Serializers { get; init; } = KiotaDefaults.Serializers;

    /// <summary>Full names of the parse node factories the root class registers, in order.</summary>
    public IReadOnlyList<string> Deserializers { get; init; } = KiotaDefaults.Deserializers;

    /// <summary>Media types that carry models, each with an optional <c>;q=</c> priority.</summary>
    public IReadOnlyList<string> StructuredMimeTypes { get; init; } = KiotaDefaults.StructuredMimeTypes;

    /// <summary>Path globs to generate; only an empty list (the default: everything) is supported.</summary>
    public IReadOnlyList<string> IncludePatterns { get; init; } = [];

    /// <summary>Path globs to leave out; only an empty list (the default: nothing) is supported.</summary>
    public IReadOnlyList<string> ExcludePatterns { get; init; } = [];
}
