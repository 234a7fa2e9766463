using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>Decides which exception a bad answer of the service is.</summary>
internal static class SwarmErrors
{
    /// <summary>Null for a good answer.</summary>
    public static SwarmAnalyticsException? From(ReceivedResponse response) => response switch
    {
        { Problem: ResponseProblem.None } => null,
        { StatusCode: 401 } => new SwarmAuthenticationException(
            response.Explain() + " The install token is missing, unknown or revoked, or the service refused the registration.", response),
        _ => new SwarmTransportException(response.Explain(), response),
    };
}
