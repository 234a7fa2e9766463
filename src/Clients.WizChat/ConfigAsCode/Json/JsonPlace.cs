using System.Globalization;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>Where a value stands in a document. The text, such as <c>spec.skills[0].name</c>, is made only when it is asked for.</summary>
internal sealed class JsonPlace
{
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;

    public JsonPlace(JsonPlace parent, string name) => (_parent, _name) = (parent, name);

    public JsonPlace(JsonPlace parent, int index) => (_parent, _index) = (parent, index);

    private JsonPlace()
    {
    }

    public static JsonPlace Root { get; } = new();

    /// <summary>The names and indices that lead here from the root.</summary>
    public IEnumerable<(string? Name, int Index)> Steps => _parent is null ? [] : _parent.Steps.Append((_name, _index));

    public override string ToString() => string.Concat(Steps.Select((step, i) => step.Name switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]"),
        var name => i == 0 ? name : "." + name,
    }));
}
