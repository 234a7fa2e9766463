namespace Clients.Sandbox.WireBoard.Control;

/// <summary>The body of <c>POST /wireboard/_sandbox/stream</c>.</summary>
internal sealed record StreamCommand
{
    /// <summary><c>kill</c>, <c>end</c>, <c>truncate</c>, <c>duplicate</c>, <c>delay</c>, <c>raw</c> or <c>clear</c>.</summary>
    public required string Action { get; init; }

    /// <summary>How many events <c>truncate</c> and <c>duplicate</c> meet.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How long <c>delay</c> holds the next event back, in milliseconds.</summary>
    public int Milliseconds { get; init; }

    /// <summary>What <c>raw</c> writes to every stream.</summary>
    public string Text { get; init; } = "";
}
