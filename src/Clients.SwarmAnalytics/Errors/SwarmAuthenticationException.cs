using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>The service answered 401: it refused to register the install, or a token is unknown or revoked.</summary>
public sealed class SwarmAuthenticationException : SwarmAnalyticsException
{
    internal SwarmAuthenticationException(string message, ReceivedResponse response)
        : base(message, response)
    {
    }
}
