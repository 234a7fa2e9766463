namespace Clients.Sandbox.WireBoard;

/// <summary>What the simulated team pays for.</summary>
public enum WireBoardPlan
{
    /// <summary>Everything is allowed.</summary>
    Paid,

    /// <summary>History reaches 30 days back (422 <c>plan_history_limit_exceeded</c>), Live is refused (403 <c>paid_plan_required</c>).</summary>
    Free,
}
