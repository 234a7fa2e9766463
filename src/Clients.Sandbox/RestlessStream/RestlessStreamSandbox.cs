using System.Globalization;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.Rest;
using Clients.Sandbox.RestlessStream.Runtime;
using Clients.Sandbox.RestlessStream.State;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream;

/// <summary>
/// Restless Stream: REST management below <see cref="SandboxService.PathPrefix"/>, and the SSE and WebSocket runtime below <see cref="StreamBaseUrl"/>.
/// </summary>
public sealed class RestlessStreamSandbox : SandboxService
{
    private readonly RestlessState _state;
    private readonly FeedRegistry _feeds;
    private readonly RuntimeFaultPlan _faults = new();
    private readonly ChangingResource _resource = new();
    private readonly RuntimeEndpoints _runtime;

    internal RestlessStreamSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _state = new RestlessState(timeProvider);
        _state.AddKey(DemoCredential);
        _feeds = new FeedRegistry(timeProvider, () => SigningSecret);
        _runtime = new RuntimeEndpoints(_state, _feeds, _faults);
    }

    /// <inheritdoc/>
    public override string Name => "RestlessStream";

    /// <inheritdoc/>
    public override string PathPrefix => "/restless";

    /// <inheritdoc/>
    public override string DemoCredential => "rs_00000000000000000000000000000000000000000000000000000000000000de";

    /// <summary>The base URL of the runtime: what a client is given as its stream base URL. Known once the host has started.</summary>
    public string StreamBaseUrl => BaseUrl + "/stream";

    /// <summary>The secret that update events are signed with; null (the default) leaves them unsigned.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>A REST endpoint to poll that needs no internet: it changes with every call, until <see cref="SetResource"/> pins it.</summary>
    /// <param name="name">Any name; each has a state of its own.</param>
    public string ResourceUrl(string name) => $"{BaseUrl}/resource/{Uri.EscapeDataString(name)}";

    /// <summary>Pins what <see cref="ResourceUrl"/> answers.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="document">The document answered from now on.</param>
    public void SetResource(string name, JsonNode? document) => _resource.Set(name, document);

    /// <summary>Accepts one more API key from now on.</summary>
    /// <param name="key">The key, such as <c>rs_</c> and hex digits.</param>
    public void AddKey(string key) => _state.AddKey(key);

    /// <summary>Refuses an API key from now on.</summary>
    /// <param name="key">The key.</param>
    public void RevokeKey(string key) => _state.RemoveKey(key);

    /// <summary>Adds a fault for a runtime connection behind those already waiting.</summary>
    /// <param name="fault">What shall go wrong.</param>
    public void AddFault(RuntimeFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
    }

    /// <summary>Makes a persisted stream see a payload as if a poll had brought it.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="payload">What the poll brought.</param>
    /// <returns>The id of the event, or null when the payload is what it was.</returns>
    public string? Publish(string streamId, JsonNode? payload) => Append(streamId, new PollResult(200, 0, payload));

    /// <summary>Makes a persisted stream see a failed poll.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="code">The machine-readable reason.</param>
    /// <param name="message">The reason in words.</param>
    /// <returns>The id of the event.</returns>
    public string? PublishError(string streamId, string code, string message) => Append(streamId, new PollResult(null, 0, null, code, message));

    /// <summary>Polls the target of a persisted stream once, now.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the poll.</param>
    /// <returns>The id of the event, or null when nothing changed.</returns>
    public async Task<string?> PollAsync(string streamId, CancellationToken cancellationToken = default)
    {
        var source = _runtime.OfStream(streamId);
        var id = await _feeds.PollAsync(source.Key, source.Config, source.Credits, cancellationToken).ConfigureAwait(false);
        return id?.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        var gate = new ApiGate(_state.IsKnownKey);
        RuntimeAddress Runtime() => new(StreamBaseUrl);
        new StreamEndpoints(_state, Runtime, OnChanged).Map(routes, gate);
        new ConnectionEndpoints(_state, Runtime).Map(routes, gate);
        _runtime.Map(routes);
        _resource.Map(routes);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _feeds.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private string? Append(string streamId, PollResult poll)
    {
        var source = _runtime.OfStream(streamId);
        return _feeds.Get(source.Key, source.Config, source.Credits).Append(poll)?.ToString(CultureInfo.InvariantCulture);
    }

    private void OnChanged(string streamId)
    {
        if (_state.IsActive(streamId))
        {
            _feeds.Reopen("stream:" + streamId);
        }
        else
        {
            _feeds.End("stream:" + streamId);
        }
    }
}
