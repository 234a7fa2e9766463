using System.Reflection;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Contract.Tests.Hostility;

/// <summary>Every generated method that sends a request, found by walking the request builders of a client.</summary>
internal static class GeneratedCalls
{
    private static readonly string[] Verbs = ["GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync"];

    public static IEnumerable<Func<CancellationToken, Task>> Of(BaseRequestBuilder root) => Walk(root, root.GetType().Assembly, []);

    private static IEnumerable<Func<CancellationToken, Task>> Walk(object builder, Assembly assembly, HashSet<Type> seen)
    {
        if (!seen.Add(builder.GetType()))
        {
            yield break;
        }

        foreach (var method in builder.GetType().GetMethods().Where(method => Verbs.Contains(method.Name) && IsGenerated(method)))
        {
            yield return stop => (Task)method.Invoke(builder, [.. method.GetParameters().Select(parameter => Argument(parameter, stop))])!;
        }

        foreach (var property in builder.GetType().GetProperties())
        {
            if (!property.PropertyType.IsAssignableTo(typeof(BaseRequestBuilder)) || property.PropertyType.Assembly != assembly)
            {
                continue;
            }

            var index = property.GetIndexParameters();
            var next = index.Length == 0 ? property.GetValue(builder) : property.GetValue(builder, [index[0].ParameterType == typeof(string) ? "id1" : Activator.CreateInstance(index[0].ParameterType)]);
            foreach (var call in Walk(next!, assembly, seen))
            {
                yield return call;
            }
        }
    }

    // Those written by hand take other parameters.
    private static bool IsGenerated(MethodInfo method) =>
        method.GetParameters() is [.., { ParameterType.IsGenericType: true } configuration, { ParameterType: var last }]
        && last == typeof(CancellationToken) && configuration.ParameterType.GetGenericTypeDefinition() == typeof(Action<>);

    private static object? Argument(ParameterInfo parameter, CancellationToken stop) =>
        parameter.ParameterType == typeof(CancellationToken) ? stop
        : parameter.ParameterType.IsAssignableTo(typeof(IParsable)) ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
