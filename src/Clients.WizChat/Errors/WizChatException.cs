using Clients.Core;
using Clients.Core.Http;

namespace Clients.WizChat;

/// <summary>
/// The base of every failure that <see cref="WizChatClient"/> reports: calls the service refused (<see cref="WizChatApiException"/>), plans that were
/// not applied, and configuration documents that cannot be used.
/// </summary>
public abstract class WizChatException : ClientException
{
    private protected WizChatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    private protected WizChatException(string message, ReceivedResponse response)
        : base(message, response)
    {
    }
}
