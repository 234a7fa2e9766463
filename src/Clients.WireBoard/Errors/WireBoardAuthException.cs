using Clients.Core;

namespace Clients.WireBoard;

/// <summary>
/// The credential was refused. 401: the token is missing, mistyped, expired or revoked. 403: it lacks the ability that the call
/// needs (<c>analytics:read</c> or <c>live:read</c>); mint one that has it. No retry helps.
/// </summary>
public sealed class WireBoardAuthException : ClientException
{
    internal WireBoardAuthException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = error.StatusCode;
        Code = error.Code;
        RequestId = error.RequestId;
        RateLimit = error.RateLimit;
        ServiceMessage = error.Text;
        ResponseBody = error.ResponseBody;
    }
}
