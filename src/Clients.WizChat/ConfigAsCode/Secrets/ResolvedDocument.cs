using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>A document with its references replaced by values, and what is needed to hide its secrets again.</summary>
internal sealed class ResolvedDocument
{
    private ResolvedDocument(JsonNode? source, JsonNode? root, IReadOnlyDictionary<string, string> variables, IReadOnlyList<ConfigPath> sensitive)
    {
        Source = source;
        Root = root;
        Variables = variables;
        Sensitive = sensitive;
    }

    /// <summary>What is sent, with its references unresolved.</summary>
    public JsonNode? Source { get; }

    /// <summary>What is sent.</summary>
    public JsonNode? Root { get; }

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
        var source = document.Root;
        if (source is JsonObject map && map.ContainsKey(FileSettings.Key))
        {
            source = map.DeepClone();
            source.AsObject().Remove(FileSettings.Key);
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var root = EnvironmentReferences.Resolve(source, (name, place) => values.TryGetValue(name, out var known) ? known : values[name] = Read(name, place, variables, settings));
        return new ResolvedDocument(source, root, values, [.. settings.Sensitive, .. sensitive]);
    }

    /// <summary>The document with its literal secrets replaced by a placeholder, references unresolved: as it may be kept.</summary>
    public JsonNode? Redacted() => Redact(Source, SensitivePosition.Root(Sensitive));

    /// <summary>The values at sensitive paths of a document, each with its path; references are left out.</summary>
    public IEnumerable<(JsonPlace Place, JsonNode Value)> SensitiveLiterals(JsonNode? root) => Collect(root, SensitivePosition.Root(Sensitive), JsonPlace.Root);

    private static string Read(string name, JsonPlace place, ConfigVariables variables, FileSettings settings)
    {
        var mayBeEmpty = variables.AllowedEmpty.Contains(name) || settings.AllowEmpty.Contains(name);
        if (!mayBeEmpty && !variables.Allowed.Contains(name) && !settings.Env.Contains(name))
        {
            throw new ConfigFormatException(
                $"The document may not read the environment variable {name}. Allow it with --env {name} or in the file under {FileSettings.Key}.env, "
                + $"or write $${{env:{name}}} for the literal text.",
                place.ToString());
        }

        var value = variables.Lookup(name)
            ?? throw new ConfigFormatException($"The environment variable {name} is not set. Set it, or remove ${{env:{name}}}.", place.ToString());
        return mayBeEmpty || !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ConfigFormatException(
                $"The environment variable {name} is empty, which would erase the live value. Set it, or allow that with --allow-empty {name} "
                + $"or in the file under {FileSettings.Key}.allowEmpty.",
                place.ToString());
    }

    /// <summary>A part of a file with its literal secrets replaced by a placeholder.</summary>
    public static JsonNode? Redact(JsonNode? node, SensitivePosition at)
    {
        if (!at.MayLeadToSensitive)
        {
            return node?.DeepClone();
        }

        return node switch
        {
            JsonArray array => new JsonArray([.. array.Select(item => Redact(item, at.Item(item)))]),
            JsonObject map => new JsonObject(map.Select(property => KeyValuePair.Create(property.Key, Redact(property.Value, at.Into(property.Key))))),
            _ => at.IsSensitive && IsLiteral(node) ? JsonValue.Create(SecretMask.Hidden) : node?.DeepClone(),
        };
    }

    private static IEnumerable<(JsonPlace Place, JsonNode Value)> Collect(JsonNode? node, SensitivePosition at, JsonPlace place)
    {
        if (!at.MayLeadToSensitive)
        {
            return [];
        }

        return node switch
        {
            JsonArray array => array.SelectMany((item, i) => Collect(item, at.Item(item), new JsonPlace(place, i))),
            JsonObject map => map.SelectMany(property => Collect(property.Value, at.Into(property.Key), new JsonPlace(place, property.Key))),
            _ => at.IsSensitive && IsLiteral(node) ? [(place, node!)] : [],
        };
    }

    // A reference is no secret: it names one.
    private static bool IsLiteral(JsonNode? node) => node is not null && !EnvironmentReferences.HasReference(node);
}
