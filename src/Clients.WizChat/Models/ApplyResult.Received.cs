using System.Text.Json.Nodes;

namespace Clients.WizChat.Models;

/// <content>Remembers the text of the answer, for plans that show values as the service has them.</content>
public partial class ApplyResult
{
    internal JsonNode? Received { get; set; }
}
