namespace Clients.WireBoard;

/// <summary>
/// The endpoint needs a paid plan (HTTP 403, <c>paid_plan_required</c>), as the whole Live API does. The token is fine: offer an upgrade,
/// do not ask for another login.
/// </summary>
public sealed class PaidPlanRequiredException : WireBoardApiException
{
    internal PaidPlanRequiredException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, error, innerException)
    {
    }
}
