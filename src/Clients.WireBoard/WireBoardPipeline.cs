using Clients.Core.Http;

namespace Clients.WireBoard;

/// <summary>What the shared pipeline must know of WireBoard.</summary>
internal static class WireBoardPipeline
{
    private static readonly ClientProduct Product = ClientProduct.Of(typeof(WireBoardPipeline));

    public static ClientPipeline Create(string token, WireBoardClientOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentNullException.ThrowIfNull(options);
        return ClientPipeline.Create(options, Profile(Credential.Bearer(token), options.RetryOn429));
    }

    /// <summary>For streams of a client whose REST calls go through an adapter of the user's.</summary>
    public static ClientPipeline CreateForStreams() => ClientPipeline.Create(new WireBoardClientOptions(), Profile(null, retryOn429: false));

    private static ClientProfile Profile(Credential? credential, bool retryOn429) => new()
    {
        Product = Product,
        Classify = WireBoardErrors.From,
        InvalidAnswer = (message, cause) => new WireBoardApiException(message, new WireBoardError(), cause),
        InspectSuccess = true,
        Credential = credential,
        Headers = new Dictionary<string, string> { ["X-WireBoard-Client"] = Product.ToString() },
        Retry = retryOn429 ? RetryPolicy.Once : RetryPolicy.None,
    };
}
