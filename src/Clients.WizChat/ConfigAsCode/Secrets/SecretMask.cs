using System.Text.RegularExpressions;
using Clients.Core.Diagnostics;
using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode.Secrets;

/// <summary>
/// Hides the secrets of a document: by place (whatever stands where the file has a reference or a sensitive path is never shown, neither the new
/// value nor the one before) and by value (secret text is replaced wherever else it occurs, see <see cref="SecretForms"/>).
/// </summary>
internal sealed class SecretMask
{
    public const string Hidden = "(hidden)";

    private readonly SecretForms _forms;

    private SecretMask(ResolvedDocument document, SecretForms forms)
    {
        Document = new Place(document.Source, document.Root, SensitivePosition.Root(document.Sensitive));
        _forms = forms;
    }

    /// <summary>The place of the document as a whole.</summary>
    public Place Document { get; }

    /// <param name="document">The document whose secrets are hidden.</param>
    /// <param name="live">The live configuration. Its values in the places of secrets are secrets too. Null when it is not known.</param>
    public static SecretMask Of(ResolvedDocument document, TextNode? live = null)
    {
        var secrets = document.Variables.Select(variable => (variable.Value, $"${{env:{variable.Key}}}"))
            .Concat(document.SensitiveLiterals(document.Source).Select(literal => (literal.Value.Value, Hidden)));
        if (live is not null)
        {
            secrets = secrets
                .Concat(document.SensitiveLiterals(live).Select(literal => (literal.Value.Value, Hidden)))
                .Concat(FormerValues(document.Source, document.Root, live).Select(value => (value, Hidden)));
        }

        // Live text is shown with its references escaped.
        return new SecretMask(document, new SecretForms(secrets.SelectMany(secret => new[] { secret, (EnvironmentReferences.Escape(secret.Item1), secret.Item2) })));
    }

    /// <summary>Whether a secret is in a text.</summary>
    public bool IsIn(string text) => _forms.IsIn(text);

    /// <summary>Returns a text as it may be shown.</summary>
    public string Show(string text) => _forms.Hide(text);

    /// <summary>Returns a value as it may be shown. A part that equals the file's is shown with the file's references.</summary>
    /// <param name="value">The value of the service.</param>
    /// <param name="place">What the file has in its place.</param>
    public TextNode Show(TextNode value, Place place)
    {
        if (place.Source is null)
        {
            return ShowLive(value, place.At);
        }

        if (TextComparer.Same(value, place.Resolved))
        {
            return ShowFile(place.Source, place.At);
        }

        return (value, place.Source) switch
        {
            (TextObject map, TextObject) => new TextObject([.. map.Properties.Select(property => ShowProperty(property, Show(property.Value, place.Into(property.Name))))]),
            (TextArray array, TextArray) when EnvironmentReferences.HasReferenceWithin(place.Source) => ShowItems(array, place),
            _ when EnvironmentReferences.HasReferenceWithin(place.Source) => TextScalar.String(Hidden),
            // A diff must show that two hidden values are not the same.
            (TextScalar, TextScalar) when place.At.IsSensitive => TextScalar.String("(hidden, different)"),
            _ => ShowLive(value, place.At),
        };
    }

    /// <summary>Returns an answer of the service with every secret in it replaced, wherever it stands.</summary>
    public TextNode ShowAnswer(TextNode answer) => Rewrite(answer, SensitivePosition.Root([]), text => text);

    private TextNode ShowFile(TextNode source, SensitivePosition at) => Rewrite(ResolvedDocument.Redact(source, at), SensitivePosition.Root([]), text => text);

    private TextNode ShowLive(TextNode value, SensitivePosition at) => Rewrite(value, at, EnvironmentReferences.Escape);

    private TextNode Rewrite(TextNode value, SensitivePosition at, Func<string, string> escape)
    {
        switch (value)
        {
            case TextArray array:
                return new TextArray([.. array.Items.Select(item => Rewrite(item, at.Item(item), escape))]);
            case TextObject map:
                return new TextObject([.. map.Properties.Select(property => ShowProperty(property, Rewrite(property.Value, at.Into(property.Name), escape)))]);
            case TextScalar { IsNull: false } when at.IsSensitive:
                return TextScalar.String(Hidden);
            case TextScalar { IsString: true } text:
                var characters = text.Value;
                var shown = Show(escape(characters));
                return shown == characters ? text : TextScalar.String(shown);
            case TextScalar { IsNumber: true } number:
                return _forms.IsIn(number.Raw) ? TextScalar.String(Show(number.Raw)) : number;
            default:
                return value;
        }
    }

    private TextProperty ShowProperty(TextProperty property, TextNode value) =>
        _forms.IsIn(property.Name) ? TextProperty.Named(Show(property.Name), value) : property.With(value);

    // Items move. An item that the file does not have may be what a reference stood for before.
    private TextArray ShowItems(TextArray array, Place place)
    {
        var (sources, resolved) = ((TextArray)place.Source!, (TextArray)place.Resolved!);
        var sourceByMeaning = new Dictionary<string, TextNode>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Items.Count; i++)
        {
            sourceByMeaning.TryAdd(TextFingerprint.Of(resolved.Items[i]), sources.Items[i]);
        }

        return new TextArray([.. array.Items.Select((item, i) =>
        {
            if (sourceByMeaning.TryGetValue(TextFingerprint.Of(item), out var same))
            {
                return ShowFile(same, place.At.Item(item));
            }

            return item is TextObject && i < sources.Items.Count && sources.Items[i] is TextObject
                ? Show(item, new Place(sources.Items[i], resolved.Items[i], place.At.Item(item)))
                : TextScalar.String(Hidden);
        })]);
    }

    /// <summary>The live strings in the places of references, and the part of each that stands for the reference when the rest is as in the file.</summary>
    private static IEnumerable<string> FormerValues(TextNode source, TextNode resolved, TextNode live)
    {
        switch (source, resolved, live)
        {
            case (TextObject from, TextObject to, TextObject now):
                return from.Properties.SelectMany(property => now.Find(property.Name) is { } value ? FormerValues(property.Value, to.Find(property.Name)!, value) : []);
            case (TextArray from, TextArray to, TextArray now) when EnvironmentReferences.HasReferenceWithin(source):
                var byKey = now.Items.Where(item => ResourceKey.Of(item) is not null).DistinctBy(ResourceKey.Of).ToDictionary(item => ResourceKey.Of(item)!, StringComparer.Ordinal);
                return from.Items.SelectMany((item, i) => ResourceKey.Of(to.Items[i]) is { } key && byKey.TryGetValue(key, out var value) ? FormerValues(item, to.Items[i], value) : []);
            case (TextScalar { IsString: true } from, _, TextScalar { IsString: true } now) when EnvironmentReferences.HasReference(source) && !TextComparer.Same(resolved, live):
                return FormerParts(from.Value, now.Value);
            default:
                return [];
        }
    }

    private static IEnumerable<string> FormerParts(string source, string live)
    {
        yield return live;
        var match = Regex.Match(live, EnvironmentReferences.Pattern(source), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        foreach (var part in match.Groups.Cast<Group>().Skip(1).Where(part => part.Success))
        {
            yield return part.Value;
        }
    }

    /// <summary>A place in the file: its text with references, the same resolved, and whether it is marked as sensitive.</summary>
    /// <param name="Source">What the file has there; null when it has nothing.</param>
    /// <param name="Resolved">The same with its references resolved.</param>
    /// <param name="At">The position among the sensitive paths.</param>
    internal readonly record struct Place(TextNode? Source, TextNode? Resolved, SensitivePosition At)
    {
        public Place Into(string name) => new(Source?[name], Resolved?[name], At.Into(name));
    }
}
