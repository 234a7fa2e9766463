using System.Text.Json;
using System.Text.RegularExpressions;
using KiotaGate.Documents;

namespace KiotaGate.Lock;

/// <summary>Reads the repository's lock. What is not understood is refused, rather than lost at the next write.</summary>
/// <remarks>
/// An entry needs only <c>descriptionLocation</c>, <c>outputPath</c>, <c>clientClassName</c> and <c>clientNamespaceName</c>.
/// Regeneration fills in the rest. An entry that cannot be used does not keep the others from being read.
/// </remarks>
internal static partial class LockReader
{
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] RootMembers = ["lockFileVersion", "kiotaVersion", "descriptionLocation", "clients"];

    private static readonly string[] EntryMembers =
    [
        "descriptionHash", "descriptionLocation", "documentHash", "outputPath", "outputHash",
        "clientClassName", "typeAccessModifier", "clientNamespaceName", "language", "usesBackingStore",
        "excludeBackwardCompatible", "includeAdditionalData", "disableSSLValidation", "serializers", "deserializers",
        "structuredMimeTypes", "includePatterns", "excludePatterns", "disabledValidationRules", "allowedExternalOrigins",
    ];

    /// <summary>Reads the lock of a repository.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="bytes">The file as it is, for comparing with what would be written.</param>
    /// <exception cref="LockException">The file is absent, unreadable, malformed or of another layout.</exception>
    public static RepositoryLock Read(RepositoryLayout layout, out byte[] bytes)
    {
        try
        {
            bytes = new FileInfo(layout.LockPath).Length <= MostBytes
                ? File.ReadAllBytes(layout.LockPath)
                : throw new LockException(new DocumentProblem($"the file is larger than {MostBytes / 1024 / 1024} MB."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LockException(new DocumentProblem($"the file cannot be read: {e.Message}"));
        }

        return Parse(bytes);
    }

    /// <summary>Reads a lock from its bytes.</summary>
    /// <exception cref="LockException">The text is malformed or of another layout.</exception>
    public static RepositoryLock Parse(ReadOnlyMemory<byte> utf8)
    {
        utf8 = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return ReadRoot(document.RootElement, utf8);
        }
        catch (JsonException e)
        {
            throw new LockException(JsonErrors.Describe(e, "the file", utf8.Span));
        }
        catch (InvalidOperationException e)
        {
            throw new LockException(new DocumentProblem($"the file contains text that is not Unicode: {e.Message}"));
        }
        catch (LockException e)
        {
            throw new LockException(Locate(e.Problem, utf8));
        }
    }

    private static RepositoryLock ReadRoot(JsonElement root, ReadOnlyMemory<byte> utf8)
    {
        var members = new LockMembers(root, "#");
        members.Only(RootMembers);
        if (members.Text("lockFileVersion", RepositoryLock.LockFileVersion) != RepositoryLock.LockFileVersion)
        {
            throw members.Refuse("lockFileVersion", $"is not \"{RepositoryLock.LockFileVersion}\", the only layout that this version of kiota-gate reads");
        }

        var entries = new List<LockEntry>();
        foreach (var member in members.Object("clients").EnumerateObject())
        {
            entries.Add(ReadEntry(member, entries, utf8));
        }

        return new RepositoryLock(members.Text("kiotaVersion", ""), entries);
    }

    private static LockEntry ReadEntry(JsonProperty member, List<LockEntry> before, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var members = new LockMembers(member.Value, JsonPointers.Append("#/clients", member.Name));
            var client = ReadClient(member.Name, members);
            if (before.Find(other => other.IsNamed(client.Name)) is not null)
            {
                throw members.Refuse("", "differs from another name in case only; each client needs a name of its own");
            }

            if (before.Find(other => string.Equals(other.Client?.OutputPath, client.OutputPath, StringComparison.OrdinalIgnoreCase)) is { } clash)
            {
                throw members.Refuse("outputPath", $"is also the outputPath of {clash.Name}; each client needs its own");
            }

            return new LockEntry(member.Name, client, null);
        }
        catch (LockException e)
        {
            return new LockEntry(member.Name, null, Locate(e.Problem, utf8));
        }
    }

    private static LockedClient ReadClient(string name, LockMembers members)
    {
        members.Only(EntryMembers);
        if (members.Flag("disableSSLValidation", false))
        {
            throw members.Refuse("disableSSLValidation", "must be false: documents are files here, and never downloaded");
        }

        var options = new KiotaOptions
        {
            ClientClassName = members.Required("clientClassName"),
            ClientNamespaceName = members.Required("clientNamespaceName"),
            TypeAccessModifier = members.Text("typeAccessModifier", "Public"),
            Language = members.Text("language", "CSharp"),
            UsesBackingStore = members.Flag("usesBackingStore", false),
            ExcludeBackwardCompatible = members.Flag("excludeBackwardCompatible", true),
            IncludeAdditionalData = members.Flag("includeAdditionalData", true),
            Serializers = members.List("serializers", KiotaOptions.DefaultSerializers),
            Deserializers = members.List("deserializers", KiotaOptions.DefaultDeserializers),
            StructuredMimeTypes = members.List("structuredMimeTypes", KiotaOptions.DefaultStructuredMimeTypes),
            IncludePatterns = members.List("includePatterns", []),
            ExcludePatterns = members.List("excludePatterns", []),
            DisabledValidationRules = members.List("disabledValidationRules", []),
            AllowedExternalOrigins = members.List("allowedExternalOrigins", []),
        };
        if (options.Language != "CSharp")
        {
            throw members.Refuse("language", $"is \"{options.Language}\", but this lock holds C# clients only (\"CSharp\")");
        }

        if (!Identifier().IsMatch(options.ClientClassName))
        {
            throw members.Refuse("clientClassName", $"is \"{options.ClientClassName}\", which is not a C# name");
        }

        if (!options.ClientNamespaceName.Split('.').All(part => Identifier().IsMatch(part)))
        {
            throw members.Refuse("clientNamespaceName", $"is \"{options.ClientNamespaceName}\", which is not a C# namespace");
        }

        var (document, output) = (members.Required("descriptionLocation"), members.Required("outputPath"));
        if (!RepositoryLayout.IsPlain(document))
        {
            throw members.Refuse("descriptionLocation", $"is \"{document}\", but must be a path inside the repository, with / between its parts");
        }

        if (!RepositoryLayout.IsPlain(output) || output.Split('/') is not [RepositoryLayout.GeneratedFolder, [not '.', ..]])
        {
            throw members.Refuse("outputPath", $"is \"{output}\", but must be a folder directly under {RepositoryLayout.GeneratedFolder}/, such as {RepositoryLayout.GeneratedFolder}/Petstore");
        }

        return new LockedClient
        {
            Name = name,
            DescriptionLocation = document,
            OutputPath = output,
            DescriptionHash = members.Text("descriptionHash", ""),
            DocumentHash = members.Text("documentHash", ""),
            OutputHash = members.Text("outputHash", ""),
            Options = options,
        };
    }

    private static DocumentProblem Locate(DocumentProblem problem, ReadOnlyMemory<byte> utf8) => SourcePositions.Locate(utf8, isYaml: false, [problem])[0];

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]{0,200}\z")]
    private static partial Regex Identifier();
}
