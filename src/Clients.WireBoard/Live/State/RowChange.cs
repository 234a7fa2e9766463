namespace Clients.WireBoard.Live.State;

/// <summary>One row of a delta: put it in, or take out what stands under its key.</summary>
internal readonly record struct RowChange<TKey, TRow>(TKey Key, TRow Row, long Weight, bool IsRemoval);
