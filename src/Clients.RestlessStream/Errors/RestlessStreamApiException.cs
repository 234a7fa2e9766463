using System.Text.Json.Nodes;
using Clients.Core.Http;

namespace Clients.RestlessStream;

/// <summary>
/// The service refused or failed a call: a REST call, or the opening of a subscription. <see cref="Clients.Core.ClientException.StatusCode"/> is the HTTP status,
/// <see cref="Clients.Core.ClientException.ServiceMessage"/> what the service said, <see cref="Clients.Core.ClientException.Code"/> its machine-readable code.
/// </summary>
public sealed class RestlessStreamApiException : RestlessStreamException
{
    internal RestlessStreamApiException(string message, ReceivedResponse response, Exception? innerException = null) : base(message, response, innerException)
    {
    }

    internal RestlessStreamApiException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }

    /// <summary>The structured context the service gave (<c>details</c>), such as the fields that are invalid; null when it gave none.</summary>
    public JsonNode? Details { get; internal init; }
}
