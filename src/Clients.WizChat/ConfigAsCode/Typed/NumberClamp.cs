using System.Globalization;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>Numbers beyond <see cref="decimal"/> would become infinite in a model, which no model can then be written with: the model is shown the largest decimal instead; the text keeps the number.</summary>
internal static class NumberClamp
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
        TextArray array => new TextArray([.. array.Items.Select(Apply)]),
        TextObject map => new TextObject([.. map.Properties.Select(property => property.With(Apply(property.Value)))]),
        _ => node,
    };
}
