using System.Text.Json;

namespace KiotaGate.Lock;

/// <summary>Writes locks in their one form: the same input gives the same bytes on every system.</summary>
internal static class LockWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The repository's lock, with a final line break.</summary>
    public static byte[] Write(RepositoryLock repositoryLock) =>
    [
        .. Render(writer =>
        {
            writer.WriteString("lockFileVersion", RepositoryLock.LockFileVersion);
            writer.WriteString("kiotaVersion", repositoryLock.KiotaVersion);

            // Kiota takes any kiota-lock.json for its own: `kiota update --clean-output` at the root would empty the repository.
            // It stops before that at a member of the wrong kind.
            writer.WriteStartObject("descriptionLocation");
            writer.WriteString("see", "clients");
            writer.WriteEndObject();
            writer.WriteStartObject("clients");
            foreach (var client in repositoryLock.Clients)
            {
                writer.WriteStartObject(client.Name);
                writer.WriteString("descriptionHash", client.DescriptionHash);
                writer.WriteString("descriptionLocation", client.DescriptionLocation);
                writer.WriteString("documentHash", client.DocumentHash);
                writer.WriteString("outputPath", client.OutputPath);
                writer.WriteString("outputHash", client.OutputHash);
                WriteOptions(writer, client.Options);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }),
        (byte)'\n',
    ];

    /// <summary>A lock of Kiota's own, which makes <c>kiota update</c> generate the client.</summary>
    /// <param name="descriptionLocation">The document, relative to the lock's folder.</param>
    /// <param name="kiotaVersion">The version to write; any is accepted.</param>
    /// <param name="options">How to generate.</param>
    public static byte[] WriteKiotaLock(string descriptionLocation, string kiotaVersion, KiotaOptions options) => Render(writer =>
    {
        // With the document's own hash here, Kiota would find nothing to do.
        writer.WriteString("descriptionHash", "");
        writer.WriteString("descriptionLocation", descriptionLocation);
        writer.WriteString("lockFileVersion", RepositoryLock.LockFileVersion);
        writer.WriteString("kiotaVersion", kiotaVersion);
        WriteOptions(writer, options);
    });

    private static void WriteOptions(Utf8JsonWriter writer, KiotaOptions options)
    {
        writer.WriteString("clientClassName", options.ClientClassName);
        writer.WriteString("typeAccessModifier", options.TypeAccessModifier);
        writer.WriteString("clientNamespaceName", options.ClientNamespaceName);
        writer.WriteString("language", options.Language);
        writer.WriteBoolean("usesBackingStore", options.UsesBackingStore);
        writer.WriteBoolean("excludeBackwardCompatible", options.ExcludeBackwardCompatible);
        writer.WriteBoolean("includeAdditionalData", options.IncludeAdditionalData);
        writer.WriteBoolean("disableSSLValidation", false);
        WriteList(writer, "serializers", options.Serializers);
        WriteList(writer, "deserializers", options.Deserializers);
        WriteList(writer, "structuredMimeTypes", options.StructuredMimeTypes);
        WriteList(writer, "includePatterns", options.IncludePatterns);
        WriteList(writer, "excludePatterns", options.ExcludePatterns);
        WriteList(writer, "disabledValidationRules", options.DisabledValidationRules);
        WriteList(writer, "allowedExternalOrigins", options.AllowedExternalOrigins);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static byte[] Render(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
