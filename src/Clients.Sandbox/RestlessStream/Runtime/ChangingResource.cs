using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary><c>GET /resource/{name}</c>: a small list of orders that changes with every call, for streams that have no target of their own.</summary>
internal sealed class ChangingResource
{
    private readonly ConcurrentDictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _fixed = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/resource/{name}", context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Read((string)context.Request.RouteValues["name"]!), context.RequestAborted);
    });

    /// <summary>From now on the resource is this document.</summary>
    public void Set(string name, JsonNode? document) => _fixed[name] = document?.ToJsonString() ?? "null";

    private string Read(string name)
    {
        if (_fixed.TryGetValue(name, out var document))
        {
            return document;
        }

        var version = _versions.AddOrUpdate(name, 1, (_, last) => last + 1);
        var items = Enumerable.Range(Math.Max(1, version - 4), Math.Min(version, 5))
            .Select(id => (JsonNode)new JsonObject { ["id"] = $"order_{id}", ["total"] = id * 10, ["status"] = id == version ? "open" : "paid" });
        return new JsonObject { ["name"] = name, ["version"] = version, ["items"] = new JsonArray([.. items]) }.ToJsonString();
    }
}
