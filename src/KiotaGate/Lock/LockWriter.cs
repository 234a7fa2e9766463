using System.Text;
using System.Text.Json;

namespace Clients.Kiota.Generator.Lock;

/// <summary>Writes locks in their one form: same input, same bytes, whoever regenerates and wherever.</summary>
public static class LockWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The text of the repository's lock, with a final newline.</summary>
    /// <param name="repositoryLock">What to write.</param>
    public static string Write(RepositoryLock repositoryLock)
    {
        ArgumentNullException.ThrowIfNull(repositoryLock);
        return Render(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("lockFileVersion", RepositoryLock.LockFileVersion);
            writer.WriteString("kiotaVersion", RepositoryLock.KiotaVersion);
            writer.WriteStartObject("clients");
            foreach (var client in repositoryLock.Clients)
            {
                writer.WriteStartObject(client.Name);
                writer.WriteString("descriptionHash", client.DescriptionHash);
                writer.WriteString("descriptionLocation", client.DescriptionLocation);
                writer.WriteString("documentHash", client.DocumentHash);
                writer.WriteString("outputPath", client.OutputPath);
                writer.WriteString("outputHash", client.OutputHash);
                WriteSettings(writer, client.Settings);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }) + "\n";
    }

    /// <summary>The text of the lock that Kiota itself leaves in a client's output folder, which has no final newline.</summary>
    /// <param name="descriptionHash">As <see cref="DescriptionHash"/> computes it.</param>
    /// <param name="descriptionLocation">The document, relative to the output folder.</param>
    /// <param name="settings">What the client was generated with.</param>
    public static string WriteKiotaLock(string descriptionHash, string descriptionLocation, GenerationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Render(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("descriptionHash", descriptionHash);
            writer.WriteString("descriptionLocation", descriptionLocation);
            writer.WriteString("lockFileVersion", RepositoryLock.LockFileVersion);
            writer.WriteString("kiotaVersion", RepositoryLock.KiotaVersion);
            WriteSettings(writer, settings);
            writer.WriteEndObject();
        });
    }

    private static void WriteSettings(Utf8JsonWriter writer, GenerationSettings settings)
    {
        writer.WriteString("clientClassName", settings.ClientClassName);
        writer.WriteString("typeAccessModifier", settings.TypeAccessModifier);
        writer.WriteString("clientNamespaceName", settings.ClientNamespaceName);
        writer.WriteString("language", "CSharp");
        writer.WriteBoolean("usesBackingStore", settings.UsesBackingStore);
        writer.WriteBoolean("excludeBackwardCompatible", settings.ExcludeBackwardCompatible);
        writer.WriteBoolean("includeAdditionalData", settings.IncludeAdditionalData);
        writer.WriteBoolean("disableSSLValidation", false);
        WriteList(writer, "serializers", settings.Serializers);
        WriteList(writer, "deserializers", settings.Deserializers);
        WriteList(writer, "structuredMimeTypes", settings.StructuredMimeTypes);
        WriteList(writer, "includePatterns", settings.IncludePatterns);
        WriteList(writer, "excludePatterns", settings.ExcludePatterns);
        WriteList(writer, "disabledValidationRules", []);
        WriteList(writer, "allowedExternalOrigins", []);
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

    private static string Render(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
