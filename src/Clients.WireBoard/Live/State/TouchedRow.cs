namespace Clients.WireBoard.Live.State;

/// <summary>A row that a run of deltas names: what it has come to, and what it was before the delta in hand.</summary>
internal sealed class TouchedRow<TRow>
{
    /// <summary>The <see cref="AddedAs"/> of a row that the delta in hand did not add.</summary>
    public const int Kept = -1;

    /// <summary>Whether it is in the list; otherwise it was taken out, or never was in it.</summary>
    public bool IsPresent { get; set; }

    public TRow Row { get; set; } = default!;

    public long Weight { get; set; }

    /// <summary>Its place among rows of the same weight.</summary>
    public long Sequence { get; set; }

    /// <summary>The number of the delta that named it last.</summary>
    public int Delta { get; set; }

    public long WeightBefore { get; set; }

    /// <summary>Its number among the rows that the delta in hand added.</summary>
    public int AddedAs { get; set; }
}
