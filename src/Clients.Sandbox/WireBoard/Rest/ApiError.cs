namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>Why a request is refused, in the envelope shape.</summary>
internal sealed class ApiError(int status, string? code, string text, params (string Name, string Message)[] fields) : Exception(text)
{
    public int Status { get; } = status;

    public string? Code { get; } = code;

    public string Text { get; } = text;

    public IReadOnlyList<(string Name, string Message)> Fields { get; } = fields;

    public static ApiError Invalid(string field, string message) => new(422, null, "The given data was invalid.", (field, message));

    public static ApiError SiteNotFound() => new(404, "site_not_found", "Site not found.");

    public static ApiError PaidPlanRequired() => new(403, "paid_plan_required", "A paid plan is required for this endpoint.");
}
