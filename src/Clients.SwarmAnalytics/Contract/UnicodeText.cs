namespace Clients.SwarmAnalytics.Contract;

/// <summary>Rejects text that JSON cannot carry.</summary>
internal static class UnicodeText
{
    /// <summary>Throws if the text holds half a surrogate pair: it has no UTF-8 form, so it would be lost, or changed, on the way.</summary>
    public static void Check(string text, string field)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && IsBroken(text))
        {
            throw new SwarmValidationException(field, "holds half of a surrogate pair; text must be valid Unicode");
        }
    }

    private static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }
}
