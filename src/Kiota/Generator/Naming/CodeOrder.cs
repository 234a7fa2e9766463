using System.Globalization;

namespace Clients.Kiota.Generator.Naming;

/// <summary>
/// The culture-aware orders of members. They are pinned to the invariant culture (ICU root collation), so that the
/// result is the same under any LANG.
/// </summary>
internal static class CodeOrder
{
    /// <summary>Alphabetical, case only breaking ties (lower first).</summary>
    public static StringComparer Cultural { get; } = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.None);

    /// <summary>Alphabetical, ignoring case.</summary>
    public static StringComparer CulturalIgnoreCase { get; } = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase);
}
