using Clients.Core;
using Clients.Core.Http;

namespace Clients.WireBoard;

/// <summary>
/// The API refused a call or answered something that is no answer. <see cref="ClientException.Code"/> holds the stable code when the
/// API gave one: <c>site_not_found</c>, <c>route_not_found</c>, <c>unknown_categories</c>, <c>unknown_filter</c>,
/// <c>unknown_group_by</c>, <c>concurrent_limit_reached</c>, …
/// </summary>
public class WireBoardApiException : ClientException
{
    internal WireBoardApiException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = error.StatusCode;
        Code = error.Code;
        FieldErrors = error.FieldErrors;
        RequestId = error.RequestId;
        RateLimit = error.RateLimit;
        ServiceMessage = error.Text;
        ResponseBody = error.ResponseBody;
    }

    /// <summary>What the API said per request field; empty when it named none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; }
}
