namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>What a WebSocket brought: a message, the notice of one that was too large, or the end.</summary>
/// <param name="Message">The message's bytes, valid until the next read.</param>
/// <param name="IsTooLarge">A message exceeded the bound and was dropped.</param>
/// <param name="Ending">Set when nothing more will come.</param>
internal readonly record struct Received(ReadOnlyMemory<byte> Message, bool IsTooLarge = false, Ending? Ending = null);
