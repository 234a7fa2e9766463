using System.Net;
using Clients.Core.Diagnostics;
using Clients.Core.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.Core.Http;

/// <summary>
/// How a client reaches its service, made from its options: an adapter for the generated code, whose calls end in typed exceptions,
/// and a plain HTTP client over the same connections for event streams.
/// </summary>
/// <remarks>
/// A call passes, from the outside in: telemetry, outcome (typed exceptions, metadata), retry after 429, redirects, credential and default headers, one try
/// (time-out, bounded body), transport. Disposing the pipeline ends its own connections; a client or handler of the user's stays open.
/// </remarks>
public sealed class ClientPipeline : IDisposable
{
    private readonly HttpMessageHandler _transport;
    private readonly ReceivingHttpClient _restClient;
    private readonly HttpClientRequestAdapter _adapter;
    private readonly Credential? _credential;
    private readonly Lazy<HttpClient> _directClient;

    private ClientPipeline(ClientOptions options, ClientProfile profile)
    {
        BaseAddress = new Uri(options.BaseUrl.TrimEnd('/'));
        TimeProvider = options.TimeProvider;
        LoggerFactory = options.LoggerFactory ?? NullLoggerFactory.Instance;
        _credential = profile.Credential;
        _transport = Transport.For(options);
        var telemetry = PackageTelemetry.Of(profile.Product);
        _restClient = Configure(new ReceivingHttpClient(Chain(
        [
            new TelemetryHandler(new CallTelemetry(telemetry), TimeProvider),
            new OutcomeHandler(profile, TimeProvider),
            .. RetryHandlers(profile),
            new RedirectHandler(profile.Credential?.HeaderName),
            new CredentialHandler(profile, BaseAddress),
            new AttemptHandler(profile, options.Timeout, TimeProvider),
            new TransportHandler(),
        ])));
        StreamingClient = Configure(new HttpClient(Chain(
        [
            new RedirectHandler(profile.Credential?.HeaderName),
            new CredentialHandler(profile with { Credential = null }, BaseAddress),
            new TransportHandler(),
        ]), disposeHandler: false));
        _directClient = new Lazy<HttpClient>(() => Configure(new HttpClient(Chain(
        [
            new TelemetryHandler(new CallTelemetry(telemetry), TimeProvider, BaseAddress.AbsolutePath),
            new RedirectHandler(profile.Credential?.HeaderName),
            new CredentialHandler(profile, BaseAddress),
            new TransportHandler(),
        ]), disposeHandler: false)));
        var logger = LoggerFactory.CreateLogger(profile.Product.Name);
        _adapter = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(),
            new ClientParseNodeFactory(new UnreadableMembers(telemetry, logger)),
            new ClientSerializationWriterFactory(),
            _restClient)
        {
            BaseUrl = BaseAddress.OriginalString,
        };
        Adapter = new RequestOptionsAdapter(_adapter);
    }

    /// <summary>The service's address without a slash at the end.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The adapter for the generated client's constructor.</summary>
    public IRequestAdapter Adapter { get; }

    /// <summary>
    /// Sends requests as they are, with <c>User-Agent</c> and the profile's headers, no credential and no time-out: for event streams, whose requests bring
    /// their own credential. Redirects are followed without taking <c>Authorization</c> or the profile's credential header to another origin.
    /// </summary>
    public HttpClient StreamingClient { get; }

    /// <summary>
    /// Sends requests as they are, with credential, <c>User-Agent</c>, the profile's headers, redirects and telemetry, but without typed exceptions, retries, a
    /// time-out or a bound on bodies: for a client that has its bytes ready and judges the responses itself. Paths must hold no parameters, as telemetry names calls by them.
    /// </summary>
    public HttpClient DirectClient => _directClient.Value;

    /// <summary>The clock of the options.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The logger factory of the options; one that logs nowhere if they have none.</summary>
    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Makes the pipeline.</summary>
    /// <param name="options">The user's options.</param>
    /// <param name="profile">The client's part.</param>
    /// <exception cref="ArgumentException">The options cannot work.</exception>
    public static ClientPipeline Create(ClientOptions options, ClientProfile profile)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(profile);
        options.ThrowIfInvalid();
        return new ClientPipeline(options, profile);
    }

    /// <summary>Returns the beginning of a body for <see cref="ClientException.ResponseBody"/>, without the client's credential. For bodies that a client reads itself.</summary>
    /// <param name="body">The body, as the adapter returned it.</param>
    public string? Show(Stream body)
    {
        ArgumentNullException.ThrowIfNull(body);
        body.Position = 0;
        var bytes = new byte[Math.Min(body.Length, ResponseText.MaxDecodedBytes)];
        body.ReadExactly(bytes);
        return new ResponseText(new SecretForms(_credential is null ? [] : [_credential.Hidden])).BodyOf(bytes, charset: null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adapter.Dispose();
        _restClient.Dispose();
        StreamingClient.Dispose();
        if (_directClient.IsValueCreated)
        {
            _directClient.Value.Dispose();
        }

        _transport.Dispose();
    }

    /// <summary>None for a client that retries by itself: what does nothing should cost nothing.</summary>
    private DelegatingHandler[] RetryHandlers(ClientProfile profile) => profile.Retry.MaxRetries == 0
        ? []
        : [new RetryHandler(profile.Retry, TimeProvider, LoggerFactory.CreateLogger(profile.Product.Name))];

    private DelegatingHandler Chain(ReadOnlySpan<DelegatingHandler> handlers)
    {
        for (var i = 0; i < handlers.Length; i++)
        {
            handlers[i].InnerHandler = i + 1 < handlers.Length ? handlers[i + 1] : _transport;
        }

        return handlers[0];
    }

    // Time-outs are the attempt handler's: one of the HttpClient would count the wait before a retry, too.
    private static T Configure<T>(T client)
        where T : HttpClient
    {
        client.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        return client;
    }
}
