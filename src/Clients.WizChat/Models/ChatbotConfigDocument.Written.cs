using System.Text.Json;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Typed;

namespace Clients.WizChat.Models;

/// <content>Remembers the text it was read from, because the generated part alone would lose nulls, order, number text and foreign values.</content>
public partial class ChatbotConfigDocument
{
    internal ConfigText? Written { get; set; }

    internal JsonElement Before { get; set; }

    /// <summary>
    /// Returns the document as text. A document that came from the service or from <see cref="FromText"/> is returned as it was, with nothing changed but what was
    /// edited here. A declared property that was set to null is sent as <c>null</c> where the format allows it, and left out elsewhere.
    /// </summary>
    /// <exception cref="ConfigFormatException">The model would write a name twice: a key of <see cref="AdditionalData"/> is that of a declared property.</exception>
    public ConfigText ToText() => ModelText.WriteDocument(this);

    /// <summary>Reads a document for typed editing.</summary>
    /// <param name="text">The document; <see cref="ToText"/> returns it unchanged until something is edited.</param>
    public static ChatbotConfigDocument FromText(ConfigText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ModelText.ReadDocument(text);
    }
}
