using Clients.Core;
using Clients.Core.Http;

namespace Clients.RestlessStream;

/// <summary>The base of every failure that <see cref="RestlessStreamClient"/> reports about the service.</summary>
public class RestlessStreamException : ClientException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, where, and the next step.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public RestlessStreamException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }

    private protected RestlessStreamException(string message, ReceivedResponse response, Exception? innerException) : base(message, response, innerException)
    {
    }

    /// <summary>The id of the event that a subscription delivered last, to resume after; null when there was none, and for a REST call.</summary>
    public string? Cursor { get; internal set; }
}
