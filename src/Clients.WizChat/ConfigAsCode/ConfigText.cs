using Clients.WizChat.ConfigAsCode.Secrets;
using Clients.WizChat.ConfigAsCode.Text;
using Clients.WizChat.ConfigAsCode.Yaml;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// A configuration document exactly as it was written: unknown sections and keys, nulls, the text of numbers and the order of everything
/// are kept, so that reading and writing JSON gives the same bytes but for whitespace. Immutable.
/// </summary>
/// <remarks>
/// <para>YAML keeps the same values, numbers and order, though not comments, nor which escapes a string was written with.</para>
/// <para>Documents beyond 32 MiB or 64 levels are refused, and so are names used twice in one object: of two values one would be lost.</para>
/// </remarks>
public sealed class ConfigText
{
    private string? _fingerprint;

    internal ConfigText(TextNode root) => Root = root;

    internal TextNode Root { get; }

    /// <summary>The chatbot the document was exported from (<c>metadata.chatbotId</c>); null when it does not say.</summary>
    public string? ChatbotId => Root["metadata"]?["chatbotId"] is TextScalar { IsString: true } id ? id.Value : null;

    /// <summary>
    /// A SHA-256 over what the document means, apart from its <c>metadata</c>: equal for two exports of an unchanged chatbot, however
    /// they are formatted or ordered.
    /// </summary>
    public string Fingerprint => _fingerprint ??= TextFingerprint.Of(Root is TextObject map ? map.Without("metadata") : Root);

    /// <summary>Reads JSON.</summary>
    /// <param name="json">One JSON value.</param>
    /// <exception cref="ConfigFormatException">The text is not JSON, or refused; see the remarks of this class.</exception>
    public static ConfigText ParseJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new ConfigText(JsonTextReader.Read(json));
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="ConfigFormatException">The text is not JSON, or refused; see the remarks of this class.</exception>
    public static ConfigText ParseJson(ReadOnlySpan<byte> utf8Json) => new(JsonTextReader.Read(utf8Json));

    /// <summary>
    /// Reads YAML by the core schema of YAML 1.2: <c>yes</c>, <c>no</c> and dates are strings; numbers that JSON cannot write (<c>007</c>,
    /// <c>0x1F</c>, <c>.inf</c>), merge keys, custom tags and several documents are refused. Aliases are resolved, up to 100 000 values.
    /// </summary>
    /// <param name="yaml">One YAML document.</param>
    /// <exception cref="ConfigFormatException">The text is not YAML, or refused.</exception>
    public static ConfigText ParseYaml(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return new ConfigText(YamlTextReader.Read(yaml));
    }

    /// <summary>The document as JSON, every scalar as it was written.</summary>
    /// <param name="indented">Whether to break lines and indent by two spaces, as people read it. Default true.</param>
    public string ToJson(bool indented = true) => JsonTextWriter.Write(Root, indented);

    /// <summary>The document as block-style YAML.</summary>
    /// <exception cref="ConfigFormatException">A string holds half of a surrogate pair, which YAML cannot write.</exception>
    public string ToYaml() => YamlTextWriter.Write(Root);

    /// <summary>
    /// Replaces each <c>${env:NAME}</c> in a string value by the variable's value. <c>$${env:NAME}</c> stands for the literal text.
    /// The result holds the values in clear: apply it, and do not print or keep it.
    /// </summary>
    /// <param name="variable">The value of a variable, or null when it is unset; <see cref="Environment.GetEnvironmentVariable(string)"/> when omitted.</param>
    /// <exception cref="ConfigFormatException">A variable is unset, or a reference is malformed; the message names it and where it stands.</exception>
    public ConfigText ResolveEnvironment(Func<string, string?>? variable = null) =>
        new(EnvironmentReferences.Resolve(Root, variable ?? Environment.GetEnvironmentVariable));

    /// <summary>Writes a literal <c>${env:</c> in a string value as <c>$${env:</c>, so that <see cref="ResolveEnvironment"/> gives this document back. To be done with an exported document before it is kept as a file.</summary>
    public ConfigText EscapeEnvironment() => new(EnvironmentReferences.Escape(Root));

    /// <summary>
    /// A message with the values of the variables this document refers to replaced by their references, so that it may be printed. Values of fewer than
    /// four characters stay: they would be found in any text by chance. Variables that are unset have no value to hide.
    /// </summary>
    /// <param name="text">The message.</param>
    /// <param name="variable">The value of a variable, or null when it is unset; <see cref="Environment.GetEnvironmentVariable(string)"/> when omitted.</param>
    public string HideEnvironment(string text, Func<string, string?>? variable = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SecretMask.Of(Root, variable ?? Environment.GetEnvironmentVariable).Show(text);
    }
}
