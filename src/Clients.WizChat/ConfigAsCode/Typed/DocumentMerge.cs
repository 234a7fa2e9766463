using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Typed;

/// <summary>
/// Carries what was edited in a generated model over to the text it was read from. A model loses the nulls, order, number text and
/// foreign values of its text; so it is compared with what it said when it was read, and only what differs is written, into the text.
/// </summary>
internal static class DocumentMerge
{
    private static readonly string[] KeyFields = ["name", "hostname", "id"];

    /// <param name="written">The text the model was read from.</param>
    /// <param name="before">What the model said of it then.</param>
    /// <param name="after">What the model says now.</param>
    public static TextNode Merge(TextNode written, TextNode before, TextNode after) => Merge(written, before, after, "");

    private static TextNode Merge(TextNode written, TextNode before, TextNode after, string path)
    {
        if (TextComparer.Same(before, after))
        {
            return written;
        }

        return (written, before, after) switch
        {
            (TextObject w, TextObject b, TextObject a) => MergeObject(w, b, a, path),
            (TextArray w, TextArray b, TextArray a) when w.Items.Count == b.Items.Count => MergeArray(w, b, a, path + "[]"),
            _ => after,
        };
    }

    private static TextObject MergeObject(TextObject written, TextObject before, TextObject after, string path)
    {
        var merged = new List<TextProperty>();
        foreach (var property in written.Properties)
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            switch (before.Find(property.Name), after.Find(property.Name))
            {
                case (null, null):
                    merged.Add(property);
                    break;
                case (null, { } added):
                    merged.Add(property.With(added));
                    break;
                case ({ } old, { } now):
                    merged.Add(property.With(Merge(property.Value, old, now, inner)));
                    break;
                case ({ }, null) when NullableFields.Contains(path, property.Name):
                    merged.Add(property.With(TextNode.Null));
                    break;
            }
        }

        merged.AddRange(after.Properties.Where(property => written.Find(property.Name) is null));
        return new TextObject(merged);
    }

    private static TextArray MergeArray(TextArray written, TextArray before, TextArray after, string path)
    {
        var origins = Origins(before.Items, after.Items);
        return new TextArray([.. after.Items.Select((item, i) => origins[i] is { } at ? Merge(written.Items[at], before.Items[at], item, path) : item)]);
    }

    /// <summary>Which item each item of the edited array was before: an equal one, else one with the same key, else, where no item came or went, the one in its place.</summary>
    private static int?[] Origins(IReadOnlyList<TextNode> before, IReadOnlyList<TextNode> after)
    {
        var origins = new int?[after.Count];
        var taken = new bool[before.Count];
        Match(TextComparer.Same);
        Match((old, now) => KeyFields.Any(field => old[field] is TextScalar { IsString: true } one && now[field] is TextScalar { IsString: true } other && one.Value == other.Value));
        if (before.Count == after.Count)
        {
            for (var i = 0; i < after.Count; i++)
            {
                if (origins[i] is null && !taken[i])
                {
                    origins[i] = i;
                    taken[i] = true;
                }
            }
        }

        return origins;

        void Match(Func<TextNode, TextNode, bool> same)
        {
            var free = 0;
            for (var i = 0; i < after.Count; i++)
            {
                if (origins[i] is not null)
                {
                    continue;
                }

                while (free < before.Count && taken[free])
                {
                    free++;
                }

                for (var j = free; j < before.Count; j++)
                {
                    if (!taken[j] && same(before[j], after[i]))
                    {
                        origins[i] = j;
                        taken[j] = true;
                        break;
                    }
                }
            }
        }
    }
}
