namespace Clients.WireBoard.Live;

/// <summary>What raw mode does with an envelope when its reader is so slow that the buffer is full.</summary>
public enum LiveOverflow
{
    /// <summary>The stream is not read on until there is room: nothing is lost here, though the hub may drop a reader that stays behind.</summary>
    Wait,

    /// <summary>The oldest waiting envelope is dropped and counted.</summary>
    DropOldest,

    /// <summary>The new envelope is dropped and counted.</summary>
    DropNewest,
}
