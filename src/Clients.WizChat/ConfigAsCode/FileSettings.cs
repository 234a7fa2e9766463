using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// The part of a file that is meant for this library and is never sent: <c>x-clients</c> at the top level, with the variables the file may read
/// (<c>env</c>), those that may be empty (<c>allowEmpty</c>), and the paths of literal secrets (<c>sensitive</c>).
/// </summary>
internal sealed record FileSettings(IReadOnlySet<string> Env, IReadOnlySet<string> AllowEmpty, IReadOnlyList<ConfigPath> Sensitive)
{
    public const string Key = "x-clients";

    private static readonly string[] Names = ["env", "allowEmpty", "sensitive"];

    /// <exception cref="ConfigFormatException">The settings have an unknown name, or a value of the wrong type.</exception>
    public static FileSettings Of(JsonNode? root)
    {
        if (!root.TryGet(Key, out var settings))
        {
            return new FileSettings(new HashSet<string>(), new HashSet<string>(), []);
        }

        if (settings is not JsonObject map)
        {
            throw new ConfigFormatException($"{Key} must be an object with the lists {string.Join(", ", Names)}.", Key);
        }

        if (map.Select(property => property.Key).FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
        {
            throw new ConfigFormatException($"{Key} has no setting {unknown}. It can hold {string.Join(", ", Names)}.", Key);
        }

        return new FileSettings(
            Strings(map, "env").ToHashSet(StringComparer.Ordinal),
            Strings(map, "allowEmpty").ToHashSet(StringComparer.Ordinal),
            [.. Strings(map, "sensitive").Select((text, i) => ParsePath(text, $"{Key}.sensitive[{i}]"))]);
    }

    private static IEnumerable<string> Strings(JsonObject settings, string name) => settings[name] switch
    {
        null => [],
        JsonArray array when array.All(item => item.IsString()) => array.Select(item => item.AsString()!),
        _ => throw new ConfigFormatException("This must be a list of strings.", $"{Key}.{name}"),
    };

    private static ConfigPath ParsePath(string text, string path)
    {
        try
        {
            return ConfigPath.Parse(text);
        }
        catch (FormatException e)
        {
            throw new ConfigFormatException(e.Message, path, inner: e);
        }
    }
}
