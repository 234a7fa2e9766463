using Clients.Core;

namespace Clients.WireBoard;

/// <summary>
/// The base of every failure that <see cref="WireBoardClient"/> reports about the service. Catch <see cref="WireBoardApiException"/>,
/// <see cref="WireBoardAuthException"/> or <see cref="WireBoardLiveException"/> to tell the kinds apart.
/// </summary>
public abstract class WireBoardException : ClientException
{
    private protected WireBoardException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private protected WireBoardException(string message, WireBoardError error, Exception? innerException)
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
