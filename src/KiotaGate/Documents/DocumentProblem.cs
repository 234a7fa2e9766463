using System.Globalization;

namespace KiotaGate.Documents;

/// <summary>One thing that is wrong with a document or a lock, or odd about it, and its place.</summary>
/// <param name="Text">What is wrong and, where it helps, what to do about it.</param>
/// <param name="Pointer">Where in the file, as a JSON pointer fragment such as <c>#/paths/~1pets/get</c>; empty when unknown.</param>
/// <param name="Line">Line of the file, counted from 1; null when unknown.</param>
/// <param name="Column">Column counted from 1; null when unknown.</param>
internal sealed record DocumentProblem(string Text, string Pointer = "", int? Line = null, int? Column = null)
{
    /// <summary>The problem on one line, its place first.</summary>
    public override string ToString()
    {
        var place = Line is null
            ? Pointer
            : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column ?? 1}{(Pointer.Length == 0 ? "" : $" ({Pointer})")}");
        return place.Length == 0 ? Text : $"{place}: {Text}";
    }
}
