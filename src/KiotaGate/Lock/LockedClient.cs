namespace Clients.Kiota.Generator.Lock;

/// <summary>One client of the repository's lock: where its document and its tree are, how it is generated, and what came of it.</summary>
public sealed record LockedClient
{
    /// <summary>The client's name, the key of its entry, such as <c>WizChat</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The document, relative to the repository's root with <c>/</c> between its parts.</summary>
    public required string DescriptionLocation { get; init; }

    /// <summary>The tree, relative to the repository's root: one folder directly under <c>generated/</c>.</summary>
    public required string OutputPath { get; init; }

    /// <summary>What the client is generated with.</summary>
    public required GenerationSettings Settings { get; init; }

    /// <summary>Kiota's hash of the document's meaning, blind to white space; empty before the first generation.</summary>
    public string DescriptionHash { get; init; } = "";

    /// <summary>Hash of the document's bytes, so that no edit passes unseen; empty before the first generation.</summary>
    public string DocumentHash { get; init; } = "";

    /// <summary>Hash of the tree's paths and contents; empty before the first generation.</summary>
    public string OutputHash { get; init; } = "";
}
