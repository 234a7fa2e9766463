using Clients.Core.Http;

namespace Clients.RestlessStream;

/// <summary>How a <see cref="RestlessStreamClient"/> reaches the service.</summary>
public sealed class RestlessStreamClientOptions : ClientOptions
{
    /// <summary>The address of the REST API: <c>https://api.restlessapi.stream</c>.</summary>
    public const string DefaultBaseUrl = "https://api.restlessapi.stream";

    /// <summary>The environment variable that holds the API key when <see cref="ApiKey"/> is null: <c>RESTLESS_API_KEY</c>.</summary>
    public const string ApiKeyVariable = "RESTLESS_API_KEY";

    /// <summary>Creates options with the defaults of the service.</summary>
    public RestlessStreamClientOptions() : base(DefaultBaseUrl)
    {
    }

    /// <summary>
    /// The API key (<c>rs_…</c>): sent as <c>x-api-key</c> to <see cref="ClientOptions.BaseUrl"/> and as <c>Authorization: Bearer</c> to <see cref="StreamBaseUrl"/>,
    /// and to nobody else. Default: the environment variable <c>RESTLESS_API_KEY</c>.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>The address of the runtime. Default <c>https://stream.restlessapi.stream</c>.</summary>
    public string StreamBaseUrl { get; set; } = RuntimeUrls.DefaultStreamBaseUrl;

    /// <summary>
    /// Further addresses whose scheme, host and port may receive the API key on subscriptions. Empty by default: a runtime URL of
    /// another host is subscribed to without a key.
    /// </summary>
    public IList<string> TrustedStreamBaseUrls { get; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (string.IsNullOrEmpty(ResolveApiKey()))
        {
            yield return $"{nameof(ApiKey)} is missing; set it, or the environment variable {ApiKeyVariable}.";
        }

        if (ServiceAddress.Problem(StreamBaseUrl, nameof(StreamBaseUrl)) is { } streamProblem)
        {
            yield return streamProblem;
        }

        foreach (var address in TrustedStreamBaseUrls)
        {
            if (ServiceAddress.Problem(address, nameof(TrustedStreamBaseUrls)) is { } trustedProblem)
            {
                yield return trustedProblem;
            }
        }
    }

    internal string? ResolveApiKey() => ApiKey ?? Environment.GetEnvironmentVariable(ApiKeyVariable);
}
