using System.Text;
using System.Text.RegularExpressions;

namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>Small documents, each for one rule, and a look at what came of them; <c>~</c> stands for the client's namespace.</summary>
internal static class Sample
{
    private const string Components = """
        "Pet": {"type":"object","properties":{"name":{"type":"string"}}},
        "Dog": {"type":"object","properties":{"bark":{"type":"string"}}},
        "Plain": {"type":"object","properties":{"id":{"type":"string"}}},
        "Color": {"type":"string","enum":["red","green"]},
        "Str": {"type":"string"},
        "Plains": {"type":"array","items":{"$ref":"#/components/schemas/Plain"}}
        """;

    public static GenerationResult Generate(string json)
        => ClientGenerator.Generate(
            Encoding.UTF8.GetBytes(json),
            "sample.json",
            new GenerationSettings { ClientClassName = "ApiClient", ClientNamespaceName = "Acme.Client" });

    /// <summary>A client of the given paths and, besides the usual ones, the given components.</summary>
    public static GenerationResult Of(string paths, string schemas = "", string version = "3.0.3", string components = "")
        => Generate($$"""
            {"openapi":"{{version}}","info":{"title":"t","version":"1"},"paths":{ {{paths}} },
             "components":{ {{components}}{{(components.Length > 0 ? "," : "")}} "schemas":{ {{Components}}{{(schemas.Length > 0 ? "," : "")}}{{schemas}} } } }
            """.Replace("'", "\"", StringComparison.Ordinal));

    /// <summary>A client whose one operation, GET /x, answers with the component X that has the given properties.</summary>
    public static GenerationResult WithModel(string properties, string schemas = "", string version = "3.0.3")
        => Of(
            """ "/x":{"get":{"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/X"}}}}}}} """,
            $$""" "X":{"type":"object","properties":{ {{properties}} } }{{(schemas.Length > 0 ? "," : "")}}{{schemas}} """,
            version);

    /// <summary>A reference to a component schema.</summary>
    public static string Ref(string name) => $$"""{"$ref":"#/components/schemas/{{name}}"}""";

    /// <summary>Puts a reference in the place of every <c>REF:Name</c>.</summary>
    public static string Expand(string json) => Regex.Replace(json, "REF:(\\w+)", m => Ref(m.Groups[1].Value));

    /// <summary>The builder of a path /a with one operation, described by the given members.</summary>
    public static string Builder(string verb, string operation)
        => Of($"\"/a\":{{\"{verb}\":{{{Expand(operation)}}}}}").File("A/ARequestBuilder.cs");

    public static string File(this GenerationResult result, string path)
        => (result.Files.SingleOrDefault(f => f.Path == path) ?? throw new KeyNotFoundException($"no {path} among {string.Join(", ", result.Files.Select(f => f.Path))}"))
            .Content.Replace("global::Acme.Client", "~", StringComparison.Ordinal);

    /// <summary>Every property or indexer of a file: type and name.</summary>
    public static IReadOnlyList<(string Type, string Name)> Properties(this GenerationResult result, string path)
        => [.. Regex.Matches(result.File(path), @"public (?:override )?(?!class|partial)(\S+(?:<.*>\??)?) (\S+)(?: \{ get|\n *\{\n *get =>)")
            .Select(m => (Type: m.Groups[1].Value.Replace(", ", ",", StringComparison.Ordinal), Name: m.Groups[2].Value))
            .GroupBy(p => p.Name).Select(g => g.Last())];

    /// <summary>The type of the property P of X, described by the given schema.</summary>
    public static string TypeOf(string schema, string schemas = "", string version = "3.0.3")
        => WithModel($"\"p\":{schema}", schemas, version).Properties("Models/X.cs").First(p => p.Name == "P").Type;
}
