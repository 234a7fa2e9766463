using Clients.Core.Http;

namespace Clients.WireBoard;

/// <summary>How a <see cref="WireBoardClient"/> reaches WireBoard. <see cref="ClientOptions.BaseUrl"/> is <c>https://api.wireboard.io</c> unless set.</summary>
public sealed class WireBoardClientOptions : ClientOptions
{
    /// <summary>WireBoard's public address.</summary>
    public const string DefaultBaseUrl = "https://api.wireboard.io";

    /// <summary>Creates options with their defaults.</summary>
    public WireBoardClientOptions()
        : base(DefaultBaseUrl)
    {
    }

    /// <summary>
    /// The API token, for <c>AddWireBoard</c>; the constructors of <see cref="WireBoardClient"/> take it apart and pass over this one.
    /// With <c>AddWireBoard</c> the environment variable <c>WIREBOARD_TOKEN</c> is used when it is not set.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Whether a call refused with HTTP 429 is sent once more, after <c>Retry-After</c> clamped to [0, 60] s or after 5 s without it.
    /// Default true. Nothing else is ever retried: not 5xx, not a network failure.
    /// </summary>
    public bool RetryOn429 { get; set; } = true;
}
