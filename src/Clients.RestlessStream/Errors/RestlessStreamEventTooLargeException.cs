using System.Globalization;

namespace Clients.RestlessStream;

/// <summary>A runtime event exceeds <see cref="Clients.Core.Streaming.StreamOptions.MaxEventBytes"/>. Nothing of it was kept.</summary>
/// <remarks>Set <see cref="SubscriptionOptions.OnUnreadableEvent"/> to be told of it and go on where the transport allows.</remarks>
public sealed class RestlessStreamEventTooLargeException : RestlessStreamException
{
    internal RestlessStreamEventTooLargeException(int maxEventBytes, Exception? innerException = null)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"An event is larger than {maxEventBytes} bytes. Raise {nameof(SubscriptionOptions)}.{nameof(SubscriptionOptions.MaxEventBytes)}, or cut the payload with a jq filter or JSON_PATCH."),
            innerException) =>
        MaxEventBytes = maxEventBytes;

    /// <summary>The bound that was exceeded, in bytes.</summary>
    public int MaxEventBytes { get; }
}
