using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Clients.Core.Diagnostics;
using Clients.Core.Http;
using Clients.Core.Streaming;
using Clients.RestlessStream.Events;
using Clients.RestlessStream.Models;
using Clients.RestlessStream.Subscriptions.WebSockets;
using Microsoft.Extensions.Logging;

namespace Clients.RestlessStream.Subscriptions;

/// <summary>
/// The events of a runtime URL, across as many connections as it takes. Core's <see cref="StreamSubscription{TEvent}"/> connects and reconnects; this
/// adds what is the service's own: the cursor, the API key, repeated events and the exceptions.
/// </summary>
internal sealed partial class EventSubscription
{
    // The engine counts the lines of an event with their field names; the bound is on the JSON.
    private const int SseOverhead = 1024;

    private static readonly PackageTelemetry Package = PackageTelemetry.Of(ClientProduct.Of(typeof(EventSubscription)));

    private readonly StreamCredentials _credentials;
    private readonly SubscriptionOptions _options;
    private readonly ResumePosition _position;
    private readonly SubscriptionErrors _errors;
    private readonly StreamRuntime _runtime;
    private readonly StreamTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly bool _overWebSocket;

    /// <param name="credentials">What the client was configured with.</param>
    /// <param name="url">The runtime URL.</param>
    /// <param name="options">The subscription's own copy of its options.</param>
    public EventSubscription(StreamCredentials credentials, string url, SubscriptionOptions options)
    {
        var address = new Uri(url);
        _overWebSocket = address.Scheme is "ws" or "wss";
        _credentials = credentials;
        _options = options;
        _position = new ResumePosition(url, options);
        _errors = new SubscriptionErrors(address, options, sentKey: credentials.KeyFor(address, options.ApiKey) is not null);
        _logger = credentials.Pipeline.LoggerFactory.CreateLogger<EventSubscription>();
        _runtime = new StreamRuntime(credentials.Pipeline.TimeProvider, _logger);
        _telemetry = new StreamTelemetry(Package, address, _overWebSocket ? "websocket" : "http");
        if (options.OnStateChanged is { } callback)
        {
            // Over SSE the engine knows the id of the event, which need not be the cursor.
            options.OnStateChanged = change => callback(change with { LastEventId = _position.Cursor ?? "" });
        }
    }

    /// <summary>Connects and reads until the stream is complete, fails for good, or is cancelled.</summary>
    public async IAsyncEnumerable<StreamEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = _overWebSocket ? OverWebSocket(cancellationToken) : OverSse(cancellationToken);
        var reader = events.GetAsyncEnumerator(cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (await MoveNextAsync(reader).ConfigureAwait(false))
            {
                // An SSE event without data is somebody's heartbeat.
                if (reader.Current is not { } next)
                {
                    continue;
                }

                if (_position.Advance(next))
                {
                    yield return next;
                }
                else
                {
                    _telemetry.Duplicate();
                }
            }
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<StreamEvent?> reader)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (StreamException failure)
        {
            throw _errors.From(failure, _position.Cursor);
        }
    }

    private IAsyncEnumerable<StreamEvent?> OverWebSocket(CancellationToken cancellationToken)
    {
        var transport = new WebSocketTransport(_credentials, (WebSocketSubscriptionOptions)_options, _position, _telemetry, ReporterOrNull());
        return new StreamSubscription<StreamEvent>(transport, _options, "", _runtime).ReadAllAsync(cancellationToken);
    }

    private IAsyncEnumerable<StreamEvent?> OverSse(CancellationToken cancellationToken)
    {
        var connectionOptions = SseConnectionOptions.From(_options) with
        {
            MaxEventBytes = (int)Math.Min((long)_options.MaxEventBytes + SseOverhead, int.MaxValue),
            OnUnreadableEvent = ReporterOrNull(),
            TimeProvider = _runtime.TimeProvider,
            Logger = _logger,
            Package = Package,
        };
        var subscription = new SseSubscription<StreamEvent?>(
            _credentials.Pipeline.StreamingClient, CreateRequestAsync, Parse, _options, connectionOptions, sendLastEventId: false, "", _runtime);
        return subscription.ReadAllAsync(cancellationToken).Select(static item =>
        {
            item.Data?.EventId ??= item.Id;
            return item.Data;
        });
    }

    private ValueTask<HttpRequestMessage> CreateRequestAsync(StreamRequestContext context, CancellationToken cancellationToken)
    {
        var url = _position.NextUrl();
        var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Get, url);
        if (_credentials.KeyFor(url, _options.ApiKey) is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (_position.Cursor is { Length: > 0 } cursor)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", cursor);
        }

        return ValueTask.FromResult(request);
    }

    private StreamEvent? Parse(string type, ReadOnlySpan<byte> data) =>
        data.IsEmpty ? null
        : data.Length > _options.MaxEventBytes ? throw new RestlessStreamEventTooLargeException(_options.MaxEventBytes)
        : StreamEventReader.Read(data);

    private Func<StreamPayloadException, ValueTask>? ReporterOrNull() => _options.OnUnreadableEvent is not { } callback ? null : failure =>
    {
        var problem = _errors.From(failure, _position.Cursor);
        LogUnreadable(_logger, problem.Message);
        return callback(problem);
    };

    // No problem's message quotes the payload, which is not ours to log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped an event. {Problem}")]
    private static partial void LogUnreadable(ILogger logger, string problem);
}
