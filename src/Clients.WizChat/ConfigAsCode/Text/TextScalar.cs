using System.Diagnostics;
using System.Text.Json;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>A string (with its quotes), number, <c>true</c>, <c>false</c> or <c>null</c> as written.</summary>
[DebuggerDisplay("{Raw}")]
internal sealed class TextScalar(string raw) : TextNode
{
    public string Raw => raw;

    public bool IsString => raw[0] == '"';

    public bool IsNumber => raw[0] is '-' or (>= '0' and <= '9');

    public bool IsNull => raw[0] == 'n';

    /// <summary>The characters a string stands for; the raw text of anything else.</summary>
    public string Value => IsString ? JsonString.Decode(raw) : raw;

    public static TextScalar String(string value) => new(JsonString.Encode(value));
}
