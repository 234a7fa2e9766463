namespace Clients.Sandbox.RestlessStream;

/// <summary>One fault waiting for a runtime connection. Each new connection takes the first that waits.</summary>
public sealed record RuntimeFault
{
    /// <summary>What goes wrong.</summary>
    public required RuntimeFaultKind Kind { get; init; }

    /// <summary>How many events the connection delivers first. Default 0.</summary>
    public int AfterEvents { get; init; }

    /// <summary>How many connections are hit, one after the other. Default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Size of the event of <see cref="RuntimeFaultKind.Oversize"/>, or of the pieces of <see cref="RuntimeFaultKind.Fragment"/>. Default 1.</summary>
    public int Bytes { get; init; } = 1;

    /// <summary>The code of <see cref="RuntimeFaultKind.Close"/>. Default 1011.</summary>
    public int CloseCode { get; init; } = 1011;
}
