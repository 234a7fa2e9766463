using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>The wire names of the Live categories, and the way back.</summary>
public static class LiveCategoryNames
{
    /// <summary>All categories in canonical order.</summary>
    public static IReadOnlyList<LiveCategory> All { get; } = Enum.GetValues<LiveCategory>();

    /// <summary>The name a category has on the wire, such as <c>top_pages</c>.</summary>
    /// <param name="category">The category.</param>
    /// <exception cref="ArgumentOutOfRangeException">No category that this version knows.</exception>
    public static string NameOf(LiveCategory category) => LiveCategoryRules.Find(category).Name;

    /// <summary>The category of that name; null when this version does not know it.</summary>
    /// <param name="name">A name as on the wire; case counts.</param>
    public static LiveCategory? Find(string? name) => name is null ? null : LiveCategoryRules.Find(name)?.Category;
}
