using Clients.Sandbox.RestlessStream.Rest;
using Clients.Sandbox.RestlessStream.State;
using Microsoft.AspNetCore.Routing;

namespace Clients.Sandbox.RestlessStream;

/// <summary>
/// Restless Stream: REST management below <see cref="SandboxService.PathPrefix"/>, and the SSE and WebSocket runtime below <see cref="StreamBaseUrl"/>.
/// </summary>
public sealed class RestlessStreamSandbox : SandboxService
{
    private readonly RestlessState _state;

    internal RestlessStreamSandbox(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _state = new RestlessState(timeProvider);
        _state.AddKey(DemoCredential);
    }

    /// <inheritdoc/>
    public override string Name => "RestlessStream";

    /// <inheritdoc/>
    public override string PathPrefix => "/restless";

    /// <inheritdoc/>
    public override string DemoCredential => "rs_00000000000000000000000000000000000000000000000000000000000000de";

    /// <summary>The base URL of the runtime: what a client is given as its stream base URL. Known once the host has started.</summary>
    public string StreamBaseUrl => BaseUrl + "/stream";

    /// <summary>Accepts one more API key from now on.</summary>
    /// <param name="key">The key, such as <c>rs_</c> and hex digits.</param>
    public void AddKey(string key) => _state.AddKey(key);

    /// <summary>Refuses an API key from now on.</summary>
    /// <param name="key">The key.</param>
    public void RevokeKey(string key) => _state.RemoveKey(key);

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        var gate = new ApiGate(_state.IsKnownKey);
        RuntimeAddress Runtime() => new(StreamBaseUrl);
        new StreamEndpoints(_state, Runtime, _ => { }).Map(routes, gate);
        new ConnectionEndpoints(_state, Runtime).Map(routes, gate);
    }
}
