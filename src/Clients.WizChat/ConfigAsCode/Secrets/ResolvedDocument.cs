using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>A document with its references replaced by values, and what is needed to hide its secrets again.</summary>
internal sealed class ResolvedDocument
{
    private ResolvedDocument(TextNode source, TextNode root, IReadOnlyDictionary<string, string> variables, IReadOnlyList<ConfigPath> sensitive)
    {
        Source = source;
        Root = root;
        Variables = variables;
        Sensitive = sensitive;
    }

    /// <summary>What is sent, with its references unresolved.</summary>
    public TextNode Source { get; }

    /// <summary>What is sent.</summary>
    public TextNode Root { get; }

    /// <summary>The values of the variables that the document refers to.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The paths of literal secrets.</summary>
    public IReadOnlyList<ConfigPath> Sensitive { get; }

    /// <summary>Resolves the references of a file. Other documents, such as an export, hold no references: their text is taken as it is.</summary>
    /// <exception cref="ConfigFormatException">A variable is not allowed, unset or empty, a reference is malformed, or the settings are.</exception>
    public static ResolvedDocument Of(ConfigText document, ConfigVariables variables, IEnumerable<ConfigPath> sensitive)
    {
        if (!document.IsFile)
        {
            return new ResolvedDocument(document.Root, document.Root, new Dictionary<string, string>(), [.. sensitive]);
        }

        var settings = FileSettings.Of(document.Root);
        var source = document.Root is TextObject map ? map.Without(FileSettings.Key) : document.Root;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var root = EnvironmentReferences.Resolve(source, (name, path) => values.TryGetValue(name, out var known) ? known : values[name] = Read(name, path, variables, settings));
        return new ResolvedDocument(source, root, values, [.. settings.Sensitive, .. sensitive]);
    }

    /// <summary>The document with its literal secrets replaced by a placeholder, references unresolved: as it may be kept.</summary>
    public TextNode Redacted() => Redact(Source, SensitivePosition.Root(Sensitive));

    /// <summary>The values at sensitive paths of a document, each with its path; references are left out.</summary>
    public IEnumerable<(string Path, TextScalar Value)> SensitiveLiterals(TextNode root) => Collect(root, SensitivePosition.Root(Sensitive), "");

    private static string Read(string name, string path, ConfigVariables variables, FileSettings settings)
    {
        var mayBeEmpty = variables.AllowedEmpty.Contains(name) || settings.AllowEmpty.Contains(name);
        if (!mayBeEmpty && !variables.Allowed.Contains(name) && !settings.Env.Contains(name))
        {
            throw new ConfigFormatException(
                $"The document may not read the environment variable {name}. Allow it with --env {name} or in the file under {FileSettings.Key}.env, "
                + $"or write $${{env:{name}}} for the literal text.",
                path);
        }

        var value = variables.Lookup(name)
            ?? throw new ConfigFormatException($"The environment variable {name} is not set. Set it, or remove ${{env:{name}}}.", path);
        return mayBeEmpty || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ConfigFormatException(
                $"The environment variable {name} is empty, which would erase the live value. Set it, or allow that with --allow-empty {name} "
                + $"or in the file under {FileSettings.Key}.allowEmpty.",
                path);
    }

    /// <summary>A part of a file with its literal secrets replaced by a placeholder.</summary>
    public static TextNode Redact(TextNode node, SensitivePosition at)
    {
        if (!at.MayLeadToSensitive)
        {
            return node;
        }

        return node switch
        {
            TextArray array => new TextArray([.. array.Items.Select(item => Redact(item, at.Item(item)))]),
            TextObject map => new TextObject([.. map.Properties.Select(property => property.With(Redact(property.Value, at.Into(property.Name))))]),
            _ => at.IsSensitive && IsLiteral(node) ? TextScalar.String(SecretMask.Hidden) : node,
        };
    }

    private static IEnumerable<(string Path, TextScalar Value)> Collect(TextNode node, SensitivePosition at, string path)
    {
        if (!at.MayLeadToSensitive)
        {
            return [];
        }

        return node switch
        {
            TextArray array => array.Items.SelectMany((item, i) => Collect(item, at.Item(item), $"{path}[{i}]")),
            TextObject map => map.Properties.SelectMany(property => Collect(property.Value, at.Into(property.Name), path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
            _ => at.IsSensitive && IsLiteral(node) ? [(path, (TextScalar)node)] : [],
        };
    }

    // A reference is no secret: it names one.
    private static bool IsLiteral(TextNode node) => node is TextScalar { IsNull: false } && !EnvironmentReferences.HasReference(node);
}
