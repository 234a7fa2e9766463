using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Yaml;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// A configuration document as it was written: unknown sections and keys, nulls, the text of numbers and the order of everything
/// are kept. Reading and writing JSON returns the same bytes, apart from whitespace and needless escapes in names. Immutable.
/// </summary>
/// <remarks>
/// <para>Documents beyond 32 MiB, 64 levels or 500 000 values are refused, and so are names used twice in one object: of two values one would be lost.</para>
/// <para><c>${env:NAME}</c> refers to an environment variable in a document that was parsed, because that is how files are read. In every other document,
/// such as an export of the service or a model, it is text.</para>
/// </remarks>
public sealed class ConfigText
{
    private string? _fingerprint;

    /// <param name="root">The value.</param>
    /// <param name="isFile">Whether the document was written as a file, so that <c>${env:NAME}</c> in it refers to a variable. In every other document it is text.</param>
    /// <param name="secrets">What was put into the document and must not be shown; null when that is nothing.</param>
    internal ConfigText(JsonNode? root, bool isFile = false, ResolvedDocument? secrets = null)
    {
        Root = root;
        IsFile = isFile;
        Secrets = secrets;
    }

    internal JsonNode? Root { get; }

    internal bool IsFile { get; }

    internal ResolvedDocument? Secrets { get; }

    /// <summary>The chatbot the document was exported from (<c>metadata.chatbotId</c>); null when it does not say.</summary>
    public string? ChatbotId => Root.Get("metadata").Get("chatbotId").AsString();

    /// <summary>
    /// Gets a SHA-256 over what the document means, apart from its <c>metadata</c> and <c>x-clients</c>: equal for two exports of an unchanged
    /// chatbot and for files pulled from it, however they are formatted or ordered.
    /// </summary>
    public string Fingerprint => _fingerprint ??= JsonMeaning.Fingerprint(AsFile(), "metadata", FileSettings.Key);

    /// <summary>Reads JSON.</summary>
    /// <param name="json">One JSON value.</param>
    /// <exception cref="ConfigFormatException">The text is not JSON, or refused; see the remarks of this class.</exception>
    public static ConfigText ParseJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new ConfigText(JsonText.Read(json), isFile: true);
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ConfigFormatException">The text is not JSON, or refused; see the remarks of this class.</exception>
    public static ConfigText ParseJson(ReadOnlySpan<byte> utf8Json) => new(JsonText.Read(utf8Json), isFile: true);

    /// <summary>
    /// Reads YAML by the core schema of YAML 1.2: <c>yes</c>, <c>no</c> and dates are strings; numbers that JSON cannot write (<c>007</c>,
    /// <c>0x1F</c>, <c>.inf</c>), merge keys, custom tags and several documents are refused. Aliases are resolved, as long
    /// as they add at most 256 KiB, or the length of the document if that is more.
    /// </summary>
    /// <param name="yaml">One YAML document.</param>
    /// <exception cref="ConfigFormatException">The text is not YAML, or refused.</exception>
    public static ConfigText ParseYaml(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return new ConfigText(YamlReader.Read(yaml), isFile: true);
    }

    /// <summary>
    /// Writes the document as JSON, every scalar as it was written. Text of a live chatbot that looks like a reference is escaped
    /// (<c>$${env:NAME}</c>), so that the result can be kept as a file.
    /// </summary>
    /// <param name="indented">Whether to break lines and indent by two spaces, as people read it. Default true.</param>
    public string ToJson(bool indented = true) => JsonTextWriter.Write(AsFile(), indented);

    /// <summary>Writes the document as block-style YAML. Text of a live chatbot that looks like a reference is escaped, as in <see cref="ToJson"/>.</summary>
    /// <exception cref="ConfigFormatException">A string contains an unpaired surrogate, which YAML cannot represent.</exception>
    public string ToYaml() => YamlWriter.Write(AsFile());

    /// <summary>
    /// Replaces each <c>${env:NAME}</c> in the string values of a file by the value of the variable. <c>$${env:NAME}</c> stands for the literal text.
    /// The document must allow each variable that it reads, under <c>x-clients.env</c>, or the caller must. Text of a live chatbot is never resolved.
    /// The result contains the values in clear: apply it, and do not print or keep it.
    /// </summary>
    /// <param name="variables">The variables that may be read; those that the document lists, from the environment of this process, when null.</param>
    /// <exception cref="ConfigFormatException">A variable is not allowed, unset or empty, or a reference is malformed. The message names variable and place.</exception>
    public ConfigText ResolveEnvironment(ConfigVariables? variables = null)
    {
        var resolved = ResolvedDocument.Of(this, variables ?? new ConfigVariables(), []);
        return new ConfigText(resolved.Root, isFile: false, resolved);
    }

    /// <summary>The root of this document as a file has it: references are references, and other text that looks like one is escaped.</summary>
    internal JsonNode? AsFile() => IsFile ? Root : EnvironmentReferences.Escape(Root);

    /// <summary>What is sent when this document is applied as it is.</summary>
    /// <exception cref="ConfigFormatException">It refers to a variable, whose value is not there, or is not an object.</exception>
    internal byte[] ToSend()
    {
        if (Root is not JsonObject)
        {
            throw new ConfigFormatException("A configuration document is an object with apiVersion, kind and spec.");
        }

        return IsFile
            ? JsonTextWriter.WriteUtf8(EnvironmentReferences.Unescape(Root), "dryRun", FileSettings.Key)
            : JsonTextWriter.WriteUtf8(Root, "dryRun");
    }
}
