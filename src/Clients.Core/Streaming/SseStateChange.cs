namespace Clients.Core.Streaming;

/// <summary>A change of state of a reconnecting stream.</summary>
/// <param name="State">The new state.</param>
/// <param name="Reconnects">How many times the stream has reconnected or tried to.</param>
/// <param name="Failure">What led to the state; null for a connection the service ended in order, and for every change that is no failure.</param>
/// <param name="Delay">In <see cref="SseState.Waiting"/>, how long the wait is.</param>
public readonly record struct SseStateChange(SseState State, int Reconnects, SseException? Failure, TimeSpan? Delay);
