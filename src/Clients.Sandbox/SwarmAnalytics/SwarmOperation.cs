using System.Text.Json;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>One operation of the document.</summary>
/// <param name="Path">Its path, such as <c>/public/logs/write</c>.</param>
/// <param name="Method">Its <c>x-method</c>, such as <c>logs.write</c>.</param>
/// <param name="Category">Its <c>x-category</c>.</param>
/// <param name="Body">The schema its body must match.</param>
internal sealed record SwarmOperation(string Path, string Method, string Category, JsonElement Body)
{
    /// <summary>The bootstrap mints the token, so it alone is called without one.</summary>
    public bool IsBootstrap => Category == "bootstrap";
}
