using System.Text;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Naming;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>Writes RFC 6570 templates: base address, path, then required and optional query parameters.</summary>
internal static class UrlTemplate
{
    /// <summary>The template of a node's builder: all optional parameters, and those required by every operation.</summary>
    public static string OfNode(UrlNode node)
    {
        string path = "{+baseurl}" + Path(node);
        if (node.Operations.Count == 0)
        {
            return path;
        }

        List<UrlParameter> all = Distinct(node.Parameters.Concat(node.Operations.SelectMany(o => o.Parameters)));
        HashSet<string> common = CommonRequired(node);
        return path + Query(all.Where(p => !p.Required || common.Contains(p.Name)));
    }

    /// <summary>The template of an operation that requires parameters its siblings do not; null when the node's will do.</summary>
    public static string? OfOperation(UrlNode node, UrlOperation operation)
    {
        HashSet<string> common = CommonRequired(node);
        if (operation.Parameters.All(p => !IsRequiredQuery(p) || common.Contains(p.Name)))
        {
            return null;
        }

        return "{+baseurl}" + Path(node) + Query(Distinct(node.Parameters.Concat(operation.Parameters)));
    }

    private static HashSet<string> CommonRequired(UrlNode node)
    {
        var common = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < node.Operations.Count; i++)
        {
            IEnumerable<string> required = node.Operations[i].Parameters.Where(IsRequiredQuery).Select(p => p.Name);
            if (i == 0)
            {
                common.UnionWith(required);
            }
            else
            {
                common.IntersectWith(required);
            }
        }

        common.UnionWith(node.Parameters.Where(IsRequiredQuery).Select(p => p.Name));
        return common;
    }

    private static bool IsRequiredQuery(UrlParameter parameter) => parameter is { Location: ParameterLocation.Query, Required: true };

    private static List<UrlParameter> Distinct(IEnumerable<UrlParameter> parameters)
        => [.. parameters.Where(p => p.Location == ParameterLocation.Query).DistinctBy(p => p.Name, StringComparer.Ordinal).OrderBy(p => p.Name, StringComparer.Ordinal)];

    private static string Query(IEnumerable<UrlParameter> parameters)
    {
        var required = new StringBuilder();
        var optional = new StringBuilder();
        foreach (UrlParameter parameter in parameters)
        {
            string encoded = TemplateName.Encode(parameter.Name);
            if (parameter.Required)
            {
                required.Append(required.Length == 0 ? '?' : '&').Append(parameter.Name).Append("={").Append(encoded).Append('}');
            }
            else
            {
                optional.Append(optional.Length == 0 ? "" : ",").Append(encoded).Append(parameter.Explode ? "*" : "");
            }
        }

        return optional.Length == 0 ? required.ToString() : $"{required}{{{(required.Length == 0 ? '?' : '&')}{optional}}}";
    }

    private static string Path(UrlNode node)
    {
        string path = node.Path.Replace('\\', '/');
        HashSet<string> reserved = [.. node.Parameters.Concat(node.Operations.SelectMany(o => o.Parameters))
            .Where(p => p.Location == ParameterLocation.Path && node.Parameters.Count > 0 && IsReserved(p))
            .Select(p => p.Name)];
        foreach (string name in NamesInBraces(path))
        {
            string encoded = TemplateName.Encode(name);
            if (reserved.Contains(name))
            {
                path = path.Replace($"{{{name}}}", $"{{+{encoded}}}", StringComparison.Ordinal);
            }
            else if (encoded != name)
            {
                // Every occurrence of the text, in literal parts of the path too: so does Kiota.
                path = path.Replace(name, encoded, StringComparison.Ordinal);
            }
        }

        return path;
    }

    private static bool IsReserved(UrlParameter parameter)
        => parameter.Extensions?.TryGetValue("x-ms-reserved-parameter", out IOpenApiExtension? extension) == true
            && extension is JsonNodeExtension { Node: JsonValue value } && value.TryGetValue(out bool isReserved) && isReserved;

    private static List<string> NamesInBraces(string path)
    {
        var names = new List<string>();
        for (int open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            int close = path.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (close > open + 1)
            {
                names.Add(path[(open + 1)..close]);
            }
        }

        return names;
    }
}
