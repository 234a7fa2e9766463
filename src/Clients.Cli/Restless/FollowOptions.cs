using System.CommandLine;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;

namespace Clients.Cli.Restless;

/// <summary>The options of the commands that follow events, and the following itself.</summary>
internal sealed class FollowOptions
{
    private readonly CliEnvironment _environment;
    private readonly Connection _connection;
    private readonly Option<bool> _webSocket = new("--ws") { Description = "Over WebSocket instead of Server-Sent Events." };
    private readonly Option<string?> _since = new("--since") { Description = "Timestamp (RFC 3339) or cursor to start from." };
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Id of the event to resume after." };
    private readonly Option<int?> _count = new("--count") { Description = "Stop after so many events." };
    private readonly Option<bool> _noReconnect = new("--no-reconnect") { Description = "Stop when the stream ends or breaks." };

    public FollowOptions(CliEnvironment environment, Connection connection, Command command)
    {
        _environment = environment;
        _connection = connection;
        command.Options.Add(_webSocket);
        command.Options.Add(_since);
        command.Options.Add(_cursor);
        command.Options.Add(_count);
        command.Options.Add(_noReconnect);
    }

    /// <summary>Whether events come over WebSocket.</summary>
    public bool IsOverWebSocket(ParseResult parsed) => parsed.GetValue(_webSocket);

    /// <summary>The subscription's options, of the kind the transport takes.</summary>
    public T Read<T>(ParseResult parsed) where T : SubscriptionOptions, new() => new()
    {
        Since = parsed.GetValue(_since),
        Cursor = parsed.GetValue(_cursor),
        MaxReconnects = parsed.GetValue(_noReconnect) ? 0 : null,
        // Going on is all that is wanted: the client's log has told of it.
        OnUnreadableEvent = _ => default,
    };

    /// <summary>Writes events until there are enough of them, they end, or Ctrl+C is pressed, which is how one leaves and no failure.</summary>
    public async Task FollowAsync(ParseResult parsed, IAsyncEnumerable<StreamEvent> events, CancellationToken cancellationToken)
    {
        var left = parsed.GetValue(_count) ?? int.MaxValue;
        if (left <= 0)
        {
            throw new ArgumentException("--count must be at least 1.");
        }

        var printer = new EventPrinter(_environment, _connection.WantsJson(parsed));
        try
        {
            await foreach (var received in events.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await printer.WriteAsync(received, cancellationToken).ConfigureAwait(false);
                if (--left == 0)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _environment.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
        }
    }
}
