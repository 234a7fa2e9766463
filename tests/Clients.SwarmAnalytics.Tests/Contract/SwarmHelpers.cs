using System.Reflection;
using SwarmContract;

namespace Clients.SwarmAnalytics.Tests.Contract;

/// <summary>Compares the helpers of the client, such as <c>Events.Agent.Create</c>, with the operations of the document, by reflection.</summary>
internal static class SwarmHelpers
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>One sentence for each operation without its helper, each helper without its operation, and each helper whose parameters are not the body's properties.</summary>
    public static IReadOnlyList<string> Compare(SwarmDocument document)
    {
        var helpers = Find(typeof(SwarmAnalyticsClient), "").ToDictionary(helper => helper.Name, helper => helper.Method, StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var operation in document.Operations.Where(operation => operation.Category != "bootstrap"))
        {
            var name = string.Join('.', SwarmDocument.Pascal(operation.Method));
            if (!helpers.Remove(name, out var helper))
            {
                problems.Add($"operation {operation.Path} ({operation.Method}) has no helper {name}");
                continue;
            }

            var wanted = document.PropertiesOf(operation.Body).Where(property => property.Name != "meta").Select(property => Describe(Camel(property.Name), property.IsRequired)).Order(StringComparer.Ordinal);
            var found = helper.GetParameters().Select(parameter => Describe(parameter.Name!, !parameter.HasDefaultValue)).Order(StringComparer.Ordinal);
            if (!wanted.SequenceEqual(found))
            {
                problems.Add($"helper {name} takes ({string.Join(", ", found)}), but its operation's body has ({string.Join(", ", wanted)})");
            }
        }

        if (!document.Operations.Any(operation => operation is { Category: "bootstrap", Method: "register" }))
        {
            problems.Add($"helper {nameof(SwarmAnalyticsClient.RegisterAsync)} has no operation with x-method register and x-category bootstrap");
        }

        problems.AddRange(helpers.Keys.Select(name => $"helper {name} has no operation"));
        return problems;
    }

    /// <summary>The methods of the client's namespaces: of those of its properties, and theirs, whose types are structs of its assembly.</summary>
    private static IEnumerable<(string Name, MethodInfo Method)> Find(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(Members).Where(property => property.PropertyType is { IsValueType: true, IsEnum: false } target && target.Assembly == typeof(SwarmAnalyticsClient).Assembly))
        {
            var name = prefix + property.Name;
            foreach (var nested in Find(property.PropertyType, name + "."))
            {
                yield return nested;
            }

            foreach (var method in property.PropertyType.GetMethods(Members).Where(method => !method.IsSpecialName))
            {
                yield return ($"{name}.{method.Name}", method);
            }
        }
    }

    private static string Describe(string name, bool isRequired) => isRequired ? name : name + "?";

    private static string Camel(string name)
    {
        var pascal = SwarmDocument.Name(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }
}
