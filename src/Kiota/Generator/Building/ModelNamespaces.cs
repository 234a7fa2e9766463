using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Namespaces of component schemas: dotted component names become namespaces below <c>Models</c>.</summary>
internal sealed class ModelNamespaces(BuildContext context)
{
    private readonly Dictionary<string, CodeNamespace> _byId = new(StringComparer.Ordinal);
    private readonly string _commonPrefix = CommonPrefix(context.Schemas.ComponentIds);

    /// <summary>The namespace all model namespaces lie in.</summary>
    public CodeNamespace Models => context.Root.Child("Models");

    /// <summary>Where the class of a schema belongs: components below Models, inline schemas beside their owner.</summary>
    public CodeNamespace For(Schema schema, CodeNamespace owner) => schema.IsReference ? For(schema.ReferenceId!) : owner;

    private CodeNamespace For(string id)
    {
        if (!_byId.TryGetValue(id, out CodeNamespace? result))
        {
            result = Models;
            string rest = Without(Without(id.Trim('.'), context.Settings.ClientClassName), _commonPrefix);
            int end = rest.LastIndexOf('.');
            foreach (string piece in end < 0 ? [] : rest[..end].Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                result = result.Child(SymbolName.Clean(piece));
            }

            _byId.Add(id, result);
        }

        return result;
    }

    private static string Without(string text, string prefix)
        => (prefix.Length > 0 && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text).Trim('.');

    /// <summary>The dotted pieces that every dotted component name starts with.</summary>
    private static string CommonPrefix(IEnumerable<string> ids)
    {
        string[] prefixes = [.. ids
            .Select(id => string.Join('.', id.Split('.', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)))
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(p => p.Count(c => c == '.'))];
        string common = string.Empty;
        foreach (string piece in prefixes.FirstOrDefault()?.Split('.') ?? [])
        {
            string longer = common.Length == 0 ? piece : $"{common}.{piece}";
            if (!prefixes.All(p => p.StartsWith(longer, StringComparison.OrdinalIgnoreCase)))
            {
                break;
            }

            common = longer;
        }

        return common;
    }
}
