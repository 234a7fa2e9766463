namespace KiotaGate.Diff;

/// <summary>Which way a schema travels: the same edit can break senders and please receivers.</summary>
[Flags]
internal enum Direction
{
    /// <summary>No operation reaches it.</summary>
    None = 0,

    /// <summary>Clients send it.</summary>
    Request = 1,

    /// <summary>Clients receive it.</summary>
    Response = 2,
}
