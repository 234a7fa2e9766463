namespace Clients.Sandbox.WizChat.State;

/// <summary>One deployment; its progress follows from the time since it was requested.</summary>
internal sealed record Deployment(string Id, DateTimeOffset CreatedAt, string? FailureReason)
{
    private static readonly TimeSpan Starts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Ends = TimeSpan.FromSeconds(3);

    public DateTimeOffset? CompletedAt(DateTimeOffset now) => now >= CreatedAt + Ends ? CreatedAt + Ends : null;

    public string Status(DateTimeOffset now) => (now - CreatedAt) switch
    {
        var age when age < Starts => "pending",
        var age when age < Ends => "in_progress",
        _ => FailureReason is null ? "succeeded" : "failed",
    };
}
