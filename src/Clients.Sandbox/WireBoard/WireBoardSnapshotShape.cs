namespace Clients.Sandbox.WireBoard;

/// <summary>The two shapes in which <c>/v1/live/state</c> answers its <c>live</c> property.</summary>
public enum WireBoardSnapshotShape
{
    /// <summary>An array of <c>{category, ts, data}</c>, as production sends.</summary>
    Array,

    /// <summary>An object that maps category to data, as documented.</summary>
    Map,
}
