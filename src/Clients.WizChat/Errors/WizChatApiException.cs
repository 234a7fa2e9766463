using System.Text.Json;
using Clients.Core.Http;

namespace Clients.WizChat;

/// <summary>
/// A call the service refused, or an answer that cannot be used. The one error status that is not reported so is the partial failure of an apply (422), which is a result.
/// </summary>
public sealed class WizChatApiException : WizChatException
{
    internal WizChatApiException(string message, ReceivedResponse response)
        : base(message, response)
    {
    }

    internal WizChatApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status, such as 403; 0 when the answer came through an adapter that does not tell it.</summary>
    public int Status => StatusCode ?? 0;

    /// <summary>The service's structured context of the error, such as the field that is not valid; null when it gave none.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>
    /// With the code <c>insufficient_scope</c>, the scopes the key lacks as the service says, or else those the API's document asks of the operation; empty otherwise.
    /// </summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];
}
