namespace Clients.WireBoard;

/// <summary>
/// The service refused the credential. 401: the token is missing, mistyped, expired or revoked. 403: it lacks the ability that the call
/// needs (<c>analytics:read</c> or <c>live:read</c>); create a token that has it. Sending the call again does not help.
/// </summary>
/// <remarks>As in the service's own library, this is no <see cref="WireBoardApiException"/>.</remarks>
public sealed class WireBoardAuthException : WireBoardException
{
    internal WireBoardAuthException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, error, innerException)
    {
    }
}
