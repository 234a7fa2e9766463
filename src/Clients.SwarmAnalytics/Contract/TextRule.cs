namespace Clients.SwarmAnalytics.Contract;

/// <summary>What the document demands of a text.</summary>
/// <param name="Field">The property's name in the document.</param>
/// <param name="MinLength">The least characters, counted as JSON Schema does: a character outside the basic plane is one.</param>
/// <param name="MaxLength">The most characters.</param>
/// <param name="IsRequired">Whether it may be left out.</param>
internal sealed record TextRule(string Field, int MinLength, int MaxLength, bool IsRequired)
{
    /// <summary>Throws if the text breaks the rule, else gives its length in UTF-16 units, as an estimate of its size.</summary>
    /// <param name="text">The text; null when left out.</param>
    /// <param name="parent">The path of the object the property is in, with a dot at its end; empty for the body itself.</param>
    /// <exception cref="SwarmValidationException">The text breaks the rule.</exception>
    public int Check(string? text, string parent = "")
    {
        if (text is null)
        {
            return IsRequired ? throw new SwarmValidationException(parent + Field, "is required and was null") : 0;
        }

        // A text of at most MaxLength units has at most that many characters; only a longer one needs counting. Likewise at the other end.
        if (text.Length > MaxLength && text.EnumerateRunes().Count() > MaxLength)
        {
            throw new SwarmValidationException(parent + Field, $"may have at most {MaxLength} characters and has {text.EnumerateRunes().Count()}");
        }

        if (text.Length < MinLength * 2 && text.EnumerateRunes().Count() < MinLength)
        {
            throw new SwarmValidationException(parent + Field, $"must have at least {MinLength} character{(MinLength == 1 ? "" : "s")} and has {text.EnumerateRunes().Count()}");
        }

        UnicodeText.Check(text, parent + Field);
        return text.Length;
    }
}
