using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// Shows values without the variables that went into them: by place (what stands where the file has a reference is never shown, whether
/// it is the new value or the one before) and by value (the text of a variable is replaced wherever else it turns up).
/// </summary>
internal sealed class SecretMask
{
    public const string Hidden = "(hidden)";

    // Shorter values would turn up in half of all texts by chance, and be hidden in vain there; their own places are hidden all the same.
    private const int MinLengthToReplace = 4;

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <summary>The resolved form of a document, and the mask that knows what went into it.</summary>
    public static (TextNode Resolved, SecretMask Mask) Resolve(TextNode source, Func<string, string?> variable)
    {
        var mask = new SecretMask();
        var resolved = EnvironmentReferences.Resolve(source, name =>
        {
            if (variable(name) is { } value)
            {
                mask._variables[name] = value;
                return value;
            }

            return null;
        });
        return (resolved, mask);
    }

    /// <summary>The mask of a document whose variables need not all be set.</summary>
    public static SecretMask Of(TextNode source, Func<string, string?> variable)
    {
        var mask = new SecretMask();
        foreach (var name in EnvironmentReferences.NamesWithin(source))
        {
            if (variable(name) is { } value)
            {
                mask._variables[name] = value;
            }
        }

        return mask;
    }

    /// <summary>A value as it may be shown: what it shares with the file is shown as the file has it.</summary>
    /// <param name="value">The value of the service.</param>
    /// <param name="source">What the file has in its place, references unresolved; null when it has nothing.</param>
    public TextNode Show(TextNode value, TextNode? source)
    {
        if (source is null)
        {
            return ShowAnywhere(value);
        }

        if (TextComparer.Same(value, EnvironmentReferences.Resolve(source, _variables.GetValueOrDefault)))
        {
            return source;
        }

        switch (value, source)
        {
            case (TextObject map, TextObject other):
                return new TextObject([.. map.Properties.Select(property => property.With(Show(property.Value, other.Find(property.Name))))]);
            case (TextArray array, TextArray other) when EnvironmentReferences.HasReferenceWithin(other):
                return new TextArray([.. array.Items.Select((item, i) => ShowItem(item, i, other))]);
            default:
                return EnvironmentReferences.HasReferenceWithin(source) ? TextScalar.String(Hidden) : ShowAnywhere(value);
        }
    }

    /// <summary>A message as it may be shown.</summary>
    public string Show(string text)
    {
        foreach (var (name, value) in _variables.Where(variable => variable.Value.Length >= MinLengthToReplace).OrderByDescending(variable => variable.Value.Length))
        {
            text = text.Replace(value, $"${{env:{name}}}", StringComparison.Ordinal);
        }

        return text;
    }

    // Items move: one that is nowhere in the file may be what a reference stood for before.
    private TextNode ShowItem(TextNode item, int index, TextArray source)
    {
        var same = source.Items.FirstOrDefault(other => TextComparer.Same(item, EnvironmentReferences.Resolve(other, _variables.GetValueOrDefault)));
        if (same is not null)
        {
            return same;
        }

        return item is TextObject && index < source.Items.Count && source.Items[index] is TextObject other ? Show(item, other) : TextScalar.String(Hidden);
    }

    private TextNode ShowAnywhere(TextNode value)
    {
        if (_variables.Count == 0)
        {
            return value;
        }

        switch (value)
        {
            case TextScalar { IsString: true } text:
                var shown = Show(text.Value);
                return shown == text.Value ? text : TextScalar.String(shown);
            case TextArray array:
                return new TextArray([.. array.Items.Select(ShowAnywhere)]);
            case TextObject map:
                return new TextObject([.. map.Properties.Select(property => property.With(ShowAnywhere(property.Value)))]);
            default:
                return value;
        }
    }
}
