using System.Globalization;
using System.Text.Json;
using Clients.RestlessStream.Models;

namespace Clients.Cli.Restless;

/// <summary>Writes events: a JSON line each for programs, a short line each for people.</summary>
internal sealed class EventPrinter(CliEnvironment environment, bool asJson)
{
    private const int DataWidth = 100;

    public async Task WriteAsync(StreamEvent received, CancellationToken cancellationToken)
    {
        await environment.Out.WriteLineAsync((asJson ? JsonLine(received.Json) : PersonsLine(received)).AsMemory(), cancellationToken).ConfigureAwait(false);
        // Whoever reads the pipe wants each event when it comes.
        await environment.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // As received, unless it would not be one line.
    private static string JsonLine(JsonElement received)
    {
        var text = received.GetRawText();
        return text.AsSpan().ContainsAny('\r', '\n') ? JsonSerializer.Serialize(received) : text;
    }

    private static string PersonsLine(StreamEvent received)
    {
        var time = received.Meta?.Timestamp?.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "-";
        var status = received.Meta?.Status?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var what = received.Type == StreamEvent.ErrorType
            ? $"{received.Error?.Code}: {received.Error?.Message}"
            : received.DataJson.ValueKind == JsonValueKind.Undefined ? "" : received.DataJson.GetRawText();
        return $"{time,-12}  {Printable.Line(received.Type, 10),-10}  {status,3}  {Printable.Line(received.EventId, 24),-15}  {Printable.Line(what, DataWidth)}";
    }
}
