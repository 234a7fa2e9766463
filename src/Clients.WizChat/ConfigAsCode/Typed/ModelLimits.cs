using System.Globalization;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>
/// What a model cannot be written with again is kept from it; the text has it still. A number beyond <see cref="decimal"/> would become
/// infinite, so the largest decimal stands in for it; a property without a name would be taken for a bare value, so it is left out; half of a
/// surrogate pair fits no string, so its escape is read as text, and a name with one is left out.
/// </summary>
internal static class ModelLimits
{
    private const double Largest = 7.9e28;

    public static TextNode Apply(TextNode node) => node switch
    {
        TextScalar { IsNumber: true } number => double.Parse(number.Raw, NumberStyles.Float, CultureInfo.InvariantCulture) switch
        {
            > Largest => new TextScalar("79000000000000000000000000000"),
            < -Largest => new TextScalar("-79000000000000000000000000000"),
            _ => number,
        },
        TextScalar { IsString: true } text when !JsonString.TryDecode(text.Raw, out _) => TextScalar.String(text.Value),
        TextArray array => new TextArray([.. array.Items.Select(Apply)]),
        TextObject map => new TextObject([.. map.Properties.Where(property => property.Name.Length > 0 && JsonString.TryDecode(property.RawName, out _)).Select(property => property.With(Apply(property.Value)))]),
        _ => node,
    };
}
