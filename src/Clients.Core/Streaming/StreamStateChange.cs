namespace Clients.Core.Streaming;

/// <summary>A change of state of a reconnecting stream.</summary>
/// <param name="State">The new state.</param>
/// <param name="Reason">Why the stream is not open; null when it connects for the first time, and when it is open.</param>
/// <param name="Attempt">How often the stream has reconnected, the reconnect being waited for or tried included; 0 for the first connection.</param>
/// <param name="Delay">In <see cref="StreamConnectionState.Waiting"/>, how long the wait is; otherwise null.</param>
/// <param name="Exception">The failure that led to the state; null when there was none, as when the service ended the stream in order.</param>
/// <param name="LastEventId">The id of the last event handed out, to go on from; empty when there is none.</param>
public sealed record StreamStateChange(
    StreamConnectionState State, DisconnectReason? Reason, int Attempt, TimeSpan? Delay, Exception? Exception, string LastEventId);
