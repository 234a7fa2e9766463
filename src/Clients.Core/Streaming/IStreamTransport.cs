namespace Clients.Core.Streaming;

/// <summary>Opens the connections of a stream, one after the other.</summary>
/// <typeparam name="TEvent">What a connection brings.</typeparam>
internal interface IStreamTransport<TEvent>
{
    /// <summary>The instruments of the address that was asked last.</summary>
    StreamTelemetry Telemetry { get; }

    /// <summary>Opens a connection and begins to read it.</summary>
    /// <param name="context">What there is to go on from.</param>
    /// <param name="cancellationToken">Gives opening up and, later, ends reading.</param>
    /// <exception cref="StreamException">No connection could be opened.</exception>
    Task<IStreamConnection<TEvent>> OpenAsync(StreamRequestContext context, CancellationToken cancellationToken);
}
