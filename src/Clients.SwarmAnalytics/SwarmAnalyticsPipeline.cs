using Clients.Core.Http;

namespace Clients.SwarmAnalytics;

/// <summary>What the shared pipeline must know of the analytics service.</summary>
internal static class SwarmAnalyticsPipeline
{
    // The delivery pump has its own retry, with the state it needs for it; a retry beneath it would hide the answers it decides by.
    public static ClientPipeline Create(SwarmAnalyticsClientOptions options, Credential? credential) => ClientPipeline.Create(options, new ClientProfile
    {
        Product = ClientProduct.Of(typeof(SwarmAnalyticsClient)),
        Credential = credential,
        Classify = SwarmErrors.From,
        Retry = RetryPolicy.None,
        WrapTransportFailure = failure => new SwarmTransportException($"The analytics service could not be reached: {failure.Message}", failure),
        HidesPayload = true,
        MaxResponseBytes = 1024 * 1024,
    });
}
