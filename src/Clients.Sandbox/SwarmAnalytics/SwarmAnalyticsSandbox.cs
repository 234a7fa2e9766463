using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>
/// OpenSwarm analytics: every operation of the committed document, validated by the document itself, deduplicated by
/// install and submission id, and a query side to assert on: <see cref="Events"/> in process and
/// <c>GET /swarm/_sandbox/events</c> over HTTP.
/// </summary>
public sealed class SwarmAnalyticsSandbox : SandboxService
{
    private readonly SwarmStore _store;
    private readonly SwarmDocument _document = SwarmDocument.Load();

    internal SwarmAnalyticsSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _store = new SwarmStore(timeProvider);
        _store.Grant(DemoCredential, "demo");
    }

    /// <inheritdoc/>
    public override string Name => "SwarmAnalytics";

    /// <inheritdoc/>
    public override string PathPrefix => "/swarm";

    /// <inheritdoc/>
    public override string DemoCredential => "swarm_install_demo";

    /// <summary>The events stored so far, each once, in the order they were first stored.</summary>
    public IReadOnlyList<StoredSwarmEvent> Events => _store.Snapshot();

    /// <summary>How many ingest requests carried a known token and a valid body, duplicates included.</summary>
    public int AcceptedRequests => _store.AcceptedRequests;

    /// <summary>Mints a token for an install without a request.</summary>
    /// <param name="installId">The install the token stands for.</param>
    public string IssueToken(string installId) => _store.IssueToken(installId);

    /// <summary>Makes a token unknown, so that its next use is answered 401.</summary>
    /// <param name="token">The token.</param>
    public void Revoke(string token) => _store.Revoke(token);

    /// <summary>Forgets every stored event; tokens stay valid.</summary>
    public void Clear() => _store.Clear();

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var ingest = new SwarmIngest(_store, _document);
        foreach (var operation in _document.Operations)
        {
            routes.MapPost(operation.Path, (HttpContext context) => ingest.HandleAsync(context, operation));
        }

        routes.MapGet("/_sandbox/events", (HttpContext context) => WriteEventsAsync(context));
        routes.MapDelete("/_sandbox/events", (HttpContext context) =>
        {
            _store.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    private async Task WriteEventsAsync(HttpContext context)
    {
        string? install = context.Request.Query["install"];
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartArray();
        foreach (var stored in _store.Snapshot().Where(stored => install is null || stored.InstallId == install))
        {
            stored.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
