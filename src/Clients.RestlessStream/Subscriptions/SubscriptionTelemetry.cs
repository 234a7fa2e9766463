using System.Diagnostics;
using System.Diagnostics.Metrics;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>What a subscription tells of itself, whichever transport it uses; docs/observability.md lists it. Nothing of an event, an id or an address's path.</summary>
internal sealed class SubscriptionTelemetry(Uri address, string protocol)
{
    private static readonly PackageTelemetry Telemetry = PackageTelemetry.Of(ClientProduct.Of(typeof(SubscriptionTelemetry)));

    private static readonly UpDownCounter<long> Connections = Telemetry.Meter.CreateUpDownCounter<long>(
        "restless.subscription.connections", "{connection}", "Subscriptions' connections that are open.");

    private static readonly Counter<long> Reconnects = Telemetry.Meter.CreateCounter<long>(
        "restless.subscription.reconnects", "{reconnect}", "Reconnects, by how the connection before came to its end.");

    private static readonly Counter<long> Events = Telemetry.Meter.CreateCounter<long>(
        "restless.subscription.events", "{event}", "Events handed to the reader.");

    private static readonly Counter<long> Unreadable = Telemetry.Meter.CreateCounter<long>(
        "restless.subscription.unreadable", "{event}", "Events that could not be read, or were too large.");

    private readonly TagList _tags = new() { { "server.address", address.Host }, { "server.port", address.Port }, { "network.protocol.name", protocol } };

    public static Activity? StartConnect(Uri address)
    {
        var activity = Telemetry.Source.StartActivity("websocket connect", ActivityKind.Client);
        activity?.SetTag("http.request.method", "GET");
        activity?.SetTag("server.address", address.Host);
        activity?.SetTag("server.port", address.Port);
        return activity;
    }

    /// <summary>Counts a connection until it is disposed of.</summary>
    public IDisposable Opened()
    {
        Connections.Add(1, _tags);
        return new OpenConnection(_tags);
    }

    public void Reconnecting(bool wasOpen, ConnectionEnd end)
    {
        var tags = _tags;
        tags.Add("restless.reconnect.reason", !wasOpen ? "connect_failed" : end.IsOrderly ? "ended" : "broken");
        Reconnects.Add(1, tags);
    }

    public void Dispatched() => Events.Add(1, _tags);

    public void Skipped() => Unreadable.Add(1, _tags);

    private sealed class OpenConnection(TagList tags) : IDisposable
    {
        public void Dispose() => Connections.Add(-1, tags);
    }
}
