using System.Security.Cryptography;
using System.Text;

namespace Clients.WizChat.ConfigAsCode.Text;

/// <summary>One SHA-256 for all texts that mean the same: names sorted, numbers by value, strings by their characters.</summary>
internal static class TextFingerprint
{
    public static string Of(TextNode node) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonTextWriter.Write(Canonical(node)))));

    private static TextNode Canonical(TextNode node) => node switch
    {
        TextScalar { IsString: true } text => TextScalar.String(text.Value),
        TextScalar { IsNumber: true } number => new TextScalar(TextComparer.CanonicalNumber(number.Raw)),
        TextArray array => new TextArray([.. array.Items.Select(Canonical)]),
        TextObject map => new TextObject([.. map.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => TextProperty.Named(property.Name, Canonical(property.Value)))]),
        _ => node,
    };
}
