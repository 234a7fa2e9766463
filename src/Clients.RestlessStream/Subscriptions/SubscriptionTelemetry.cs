using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>What a subscription tells of itself, whichever transport it uses; docs/observability.md lists it. Nothing of an event, an id or an address's path.</summary>
internal sealed class SubscriptionTelemetry(Uri address, string protocol)
{
    private const string Name = "Clients.RestlessStream";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>(
        "restless.subscription.connections", "{connection}", "Subscriptions' connections that are open.");

    private static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "restless.subscription.reconnects", "{reconnect}", "Reconnects, by how the connection before came to its end.");

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "restless.subscription.events", "{event}", "Events handed to the reader.");

    private static readonly Counter<long> Unreadable = Meter.CreateCounter<long>(
        "restless.subscription.unreadable", "{event}", "Events that could not be read, or were too large.");

    private readonly TagList _tags = new() { { "server.address", address.Host }, { "network.protocol.name", protocol } };

    public static Activity? StartConnect(Uri address)
    {
        var activity = Source.StartActivity("websocket connect", ActivityKind.Client);
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

    public void Reconnecting(bool wasOpen, Ending ending)
    {
        var tags = _tags;
        tags.Add("reason", !wasOpen ? "connect_failed" : ending.IsOrderly ? "ended" : "broken");
        Reconnects.Add(1, tags);
    }

    public void Dispatched() => Events.Add(1, _tags);

    public void PassedOver() => Unreadable.Add(1, _tags);

    private sealed class OpenConnection(TagList tags) : IDisposable
    {
        public void Dispose() => Connections.Add(-1, tags);
    }
}
