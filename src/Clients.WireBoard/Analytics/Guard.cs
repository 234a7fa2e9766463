using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;

namespace Clients.WireBoard;

/// <summary>Checks arguments before a request is built, with messages that name the bound.</summary>
internal static class Guard
{
    public static string SiteId(string siteId, [CallerArgumentExpression(nameof(siteId))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(siteId, name);
        return siteId;
    }

    public static (Date From, Date To) Range(UtcDay from, UtcDay to)
    {
        if (to.Date < from.Date)
        {
            throw new ArgumentException($"The range ends ({to}) before it begins ({from}).", nameof(to));
        }

        // Whether the API counts both ends is not documented: only what is too long either way is refused here.
        if (to.Date.DayNumber - from.Date.DayNumber > ApiLimits.MaxRangeDays)
        {
            throw new ArgumentException(
                $"The range {from} to {to} spans more than {ApiLimits.MaxRangeDays} days; ask for shorter ranges one after the other.", nameof(to));
        }

        return (from.Date, to.Date);
    }

    public static int? Within(int? value, int min, int max, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is { } number && (number < min || number > max)
            ? throw new ArgumentOutOfRangeException(name, number, $"{name} must be from {min} to {max}.")
            : value;

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is no {typeof(T).Name} that this version knows.");

    /// <summary>A list to send comma-joined: null when none was given, so that the parameter is left out.</summary>
    public static T[]? Defined<T>(IEnumerable<T>? values, [CallerArgumentExpression(nameof(values))] string? name = null)
        where T : struct, Enum
    {
        if (values is null)
        {
            return null;
        }

        T[] list = [.. values.Distinct().Select(value => Defined(value, name))];
        return list.Length > 0 ? list : throw new ArgumentException($"{name} is empty; give at least one, or null for all.", name);
    }

    /// <summary>Sites to send comma-joined.</summary>
    public static string[] SiteIds(IEnumerable<string> sites, [CallerArgumentExpression(nameof(sites))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(sites, name);
        string[] list = [.. sites.Distinct(StringComparer.Ordinal)];
        if (list.Length == 0)
        {
            throw new ArgumentException("No site was given.", name);
        }

        return Array.Find(list, site => string.IsNullOrWhiteSpace(site) || site.Contains(',')) is { } bad
            ? throw new ArgumentException($"'{bad}' is no site id.", name)
            : list;
    }
}
