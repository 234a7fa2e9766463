using System.Text.Json;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard.Live;

/// <summary>What one category's payload is and how a delivery changes the state.</summary>
internal abstract class LiveCategoryRule(LiveCategory category, string name)
{
    public LiveCategory Category { get; } = category;

    public string Name { get; } = name;

    /// <summary>Whether the payload is a list; otherwise it is an object.</summary>
    public abstract bool IsList { get; }

    /// <summary>Reads the payload into generated models.</summary>
    /// <exception cref="FormatException">It is not of the category's shape.</exception>
    public abstract object Read(IParseNode node);

    /// <summary>Reads the rows of a ranked category from where the reader stands; null when it is none, or something in it is not as documented.</summary>
    public virtual object? TryReadRanked(ref Utf8JsonReader reader) => null;

    /// <summary>The category's new state; <paramref name="current"/> is null before the first delivery.</summary>
    /// <exception cref="FormatException">A row lacks its key or its count.</exception>
    public abstract object Merge(object? current, object payload);

    protected FormatException Malformed(string why) => new($"A {Name} delivery {why}.");
}
