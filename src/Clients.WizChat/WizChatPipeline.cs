using Clients.Core.Http;

namespace Clients.WizChat;

/// <summary>What the shared pipeline must know of WizChat.</summary>
internal static class WizChatPipeline
{
    // A partial failure is an error status whose body is the whole plan, so it may be as large as a success.
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    private static readonly ClientProduct Product = ClientProduct.Of(typeof(WizChatPipeline));

    public static ClientPipeline Create(string apiKey, WizChatClientOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        if (WizChatKey.Problem(apiKey, options.BaseUrl) is { } problem)
        {
            throw new ArgumentException(problem, nameof(apiKey));
        }

        return ClientPipeline.Create(options, new ClientProfile
        {
            Product = Product,
            Classify = WizChatErrors.From,
            InvalidAnswer = (message, cause) => new WizChatApiException(message, cause),
            Credential = Credential.Bearer(apiKey),
            Retry = options.RetryOn429 ? RetryPolicy.Once : RetryPolicy.None,
            MaxResponseBytes = MaxBodyBytes,
            MaxErrorBytes = MaxBodyBytes,
        });
    }
}
