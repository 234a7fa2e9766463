using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Tests.Contract;

/// <summary>Calls a helper by its name in the document, all arguments valid but the one a test is about.</summary>
internal sealed class HelperCall
{
    private readonly object _owner;
    private readonly MethodInfo _method;

    private HelperCall(object owner, MethodInfo method) => (_owner, _method) = (owner, method);

    public static JsonElement Document { get; } = LoadDocument();

    /// <summary>Every text property of every body but the bootstrap's, members of nested objects included.</summary>
    public static IEnumerable<(string Method, string Field, JsonElement Schema, bool IsRequired)> TextFields() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        let operation = path.Value.GetProperty("post")
        where operation.GetProperty("x-category").GetString() != "bootstrap"
        let body = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")
        from field in TextFields(Resolve(body), "")
        select (operation.GetProperty("x-method").GetString()!, field.Field, field.Schema, field.IsRequired);

    public static HelperCall For(SwarmAnalyticsClient client, string method)
    {
        object owner = client;
        var steps = method.Split('.').Select(Pascal).ToArray();
        foreach (var step in steps[..^1])
        {
            owner = owner.GetType().GetProperty(step)!.GetValue(owner)!;
        }

        return new HelperCall(owner, owner.GetType().GetMethod(steps[^1])!);
    }

    public void Invoke(string field, string? value)
    {
        var arguments = _method.GetParameters().Select(parameter => Argument(parameter, field, value)).ToArray();
        try
        {
            _method.Invoke(_owner, arguments);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private static object? Argument(ParameterInfo parameter, string field, string? value)
    {
        if (parameter.ParameterType == typeof(AgentMessage))
        {
            var message = new AgentMessage("m1", AgentMessageRole.User, "hello");
            if (field.StartsWith("message.", StringComparison.Ordinal))
            {
                typeof(AgentMessage).GetProperty(Pascal(field["message.".Length..]))!.SetValue(message, value);
            }

            return message;
        }

        return parameter.Name == Camel(field) ? value
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType == typeof(string) ? "valid"
            : Activator.CreateInstance(parameter.ParameterType);
    }

    private static IEnumerable<(string Field, JsonElement Schema, bool IsRequired)> TextFields(JsonElement schema, string parent)
    {
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        foreach (var property in schema.GetProperty("properties").EnumerateObject().Where(property => property.Name != "meta"))
        {
            var target = Resolve(property.Value);
            if (target.TryGetProperty("properties", out _))
            {
                foreach (var nested in TextFields(target, property.Name + "."))
                {
                    yield return nested;
                }
            }
            else if (property.Value.TryGetProperty("maxLength", out _))
            {
                yield return (parent + property.Name, property.Value, required.Contains(property.Name));
            }
        }
    }

    private static JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            schema = all[0];
        }

        return schema.TryGetProperty("$ref", out var reference)
            ? Document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static string Camel(string name) => char.ToLowerInvariant(Pascal(name)[0]) + Pascal(name)[1..];

    private static JsonElement LoadDocument()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Clients.sln")))
        {
            directory = directory.Parent;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory.FullName, "specs", "swarm-analytics.json")));
        return document.RootElement.Clone();
    }
}
