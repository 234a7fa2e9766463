namespace Microsoft.Kiota.Abstractions.Extensions;

/// <summary>Casing of names.</summary>
public static class StringExtensions
{
    /// <summary>Lowers the first character, by the invariant culture.</summary>
    /// <param name="input">The text.</param>
    /// <returns>The text with its first character lowered; null or empty as given.</returns>
    public static string? ToFirstCharacterLowerCase(this string? input) =>
        string.IsNullOrEmpty(input) ? input : string.Concat(char.ToLowerInvariant(input[0]).ToString(), input.AsSpan(1));
}
