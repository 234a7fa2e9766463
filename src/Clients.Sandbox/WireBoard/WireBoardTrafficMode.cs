namespace Clients.Sandbox.WireBoard;

/// <summary>Where the Live side's visitors come from.</summary>
public enum WireBoardTrafficMode
{
    /// <summary>A seeded simulation that moves on by itself while somebody is connected.</summary>
    Alive,

    /// <summary>The same simulation, moved on by <see cref="WireBoardSandbox.Tick"/> only.</summary>
    Manual,

    /// <summary>No visitors at all: the state holds only what was published.</summary>
    Silent,
}
