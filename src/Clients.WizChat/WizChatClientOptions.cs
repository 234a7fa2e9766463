using Clients.Core.Http;

namespace Clients.WizChat;

/// <summary>How a <see cref="WizChatClient"/> reaches WizChat. <see cref="ClientOptions.BaseUrl"/> is <c>https://www.wizchat.com</c> unless set.</summary>
public sealed class WizChatClientOptions : ClientOptions
{
    /// <summary>WizChat's public address.</summary>
    public const string DefaultBaseUrl = "https://www.wizchat.com";

    /// <summary>Creates options with their defaults.</summary>
    public WizChatClientOptions()
        : base(DefaultBaseUrl)
    {
    }

    /// <summary>
    /// The Management API key, for <c>AddWizChat</c>; the constructors of <see cref="WizChatClient"/> take it apart and pass over this one.
    /// With <c>AddWizChat</c> the environment variable <c>WIZCHAT_API_KEY</c> is used when it is not set.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Whether a call refused with HTTP 429 is sent once more, after <c>Retry-After</c> clamped to [0, 60] s or after 5 s without it.
    /// Default false: it throws <see cref="WizChatApiException"/> at once. Nothing else is ever retried.
    /// </summary>
    public bool RetryOn429 { get; set; }
}
