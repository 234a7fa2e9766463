using System.Globalization;

namespace Clients.Kiota.Generator;

/// <summary>One finding about a document or a setting: what, where, and what kind of trouble it is.</summary>
/// <param name="Kind">What kind of trouble.</param>
/// <param name="Text">What is wrong and, where it helps, what to do about it.</param>
/// <param name="JsonPointer">Where in the document, as a JSON pointer fragment such as <c>#/paths/~1pets/get</c>; empty when it has no such place.</param>
/// <param name="Line">Line of the document counted from 1; null when unknown.</param>
/// <param name="Column">Column counted from 1; null when unknown.</param>
public sealed record GenerationMessage(
    GenerationMessageKind Kind,
    string Text,
    string JsonPointer = "",
    int? Line = null,
    int? Column = null)
{
    /// <summary>The finding on one line, its place first.</summary>
    public override string ToString()
    {
        string place = Line is null
            ? JsonPointer
            : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column ?? 1}{(JsonPointer.Length == 0 ? "" : $" ({JsonPointer})")}");
        return place.Length == 0 ? Text : $"{place}: {Text}";
    }
}
