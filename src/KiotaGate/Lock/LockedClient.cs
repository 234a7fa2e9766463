namespace KiotaGate.Lock;

/// <summary>One client of the repository's lock: where its document and its code are, how Kiota generates it, and the hashes of both.</summary>
internal sealed record LockedClient
{
    /// <summary>The client's name, which is the key of its entry, such as <c>WizChat</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The document, relative to the repository's root, with <c>/</c> between its parts.</summary>
    public required string DescriptionLocation { get; init; }

    /// <summary>The folder of the generated code, relative to the repository's root: one directly under <c>generated/</c>.</summary>
    public required string OutputPath { get; init; }

    /// <summary>How Kiota generates the client.</summary>
    public required KiotaOptions Options { get; init; }

    /// <summary>Kiota's hash of the document's meaning, which ignores white space; empty before the first generation.</summary>
    public string DescriptionHash { get; init; } = "";

    /// <summary>Hash of the document's bytes, so that every edit is seen; empty before the first generation.</summary>
    public string DocumentHash { get; init; } = "";

    /// <summary>Hash of the generated files' paths and contents; empty before the first generation.</summary>
    public string OutputHash { get; init; } = "";
}
