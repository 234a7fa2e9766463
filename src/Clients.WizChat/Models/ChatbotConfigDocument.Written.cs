using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Text;
using Clients.WizChat.ConfigAsCode.Typed;

namespace Clients.WizChat.Models;

/// <content>Remembers the text it was read from, because the generated part alone would lose nulls, order, number text and foreign values.</content>
public partial class ChatbotConfigDocument
{
    internal TextNode? Written { get; set; }

    internal TextNode? Before { get; set; }

    /// <summary>
    /// The document as text. One that came from the service or from <see cref="FromText"/> is its text as it was, with nothing changed but what was
    /// edited here. A declared property that was set to null is sent as <c>null</c> where the format allows it, and left out elsewhere.
    /// </summary>
    /// <exception cref="ConfigFormatException">The model would write a name twice: a key of <see cref="AdditionalData"/> is that of a declared property.</exception>
    public ConfigText ToText() => ModelText.WriteDocument(this);

    /// <summary>
    /// Reads a document for typed editing. A number beyond <see cref="decimal"/> is shown here as the largest decimal, but kept in the text.
    /// </summary>
    /// <param name="text">The document's text; <see cref="ToText"/> gives it back unchanged until something is edited.</param>
    public static ChatbotConfigDocument FromText(ConfigText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ModelText.ReadDocument(text);
    }
}
