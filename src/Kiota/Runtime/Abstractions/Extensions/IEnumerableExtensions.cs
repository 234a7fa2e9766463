namespace Microsoft.Kiota.Abstractions.Extensions;

/// <summary>Materialises sequences, keeping null as null.</summary>
public static class IEnumerableExtensions
{
    /// <summary>The sequence as a list: itself when it is one, else a copy.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="e">The sequence.</param>
    /// <returns>The list; null for null.</returns>
    public static List<T>? AsList<T>(this IEnumerable<T>? e) => e switch
    {
        null => null,
        List<T> list => list,
        _ => [.. e],
    };

    /// <summary>The sequence as an array: itself when it is one, else a copy.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="e">The sequence.</param>
    /// <returns>The array; null for null.</returns>
    public static T[]? AsArray<T>(this IEnumerable<T>? e) => e switch
    {
        null => null,
        T[] array => array,
        _ => [.. e],
    };
}
