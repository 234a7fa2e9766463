namespace Clients.Sandbox.Faults;

/// <summary>One fault waiting to happen to matching requests.</summary>
public sealed record Fault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Only requests whose path starts so, such as <c>/wireboard/v1/live</c>; every request when null.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>Only requests with this HTTP method; every method when null.</summary>
    public string? Method { get; init; }

    /// <summary>How many matching requests pass unharmed first. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many matching requests are hit. Default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The status answered by <see cref="FaultKind.Status"/>. Default 503.</summary>
    public int StatusCode { get; init; } = 503;

    /// <summary>The body answered by <see cref="FaultKind.Status"/>. Default empty.</summary>
    public string Body { get; init; } = "";

    /// <summary>The content type of <see cref="Body"/>. Default <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers added to the answer of <see cref="FaultKind.Status"/>, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long <see cref="FaultKind.Delay"/> waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many body bytes <see cref="FaultKind.Truncate"/> lets through. Default 0.</summary>
    public int Bytes { get; init; }
}
