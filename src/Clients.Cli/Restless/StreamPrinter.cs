using System.Globalization;
using Clients.Cli.Terminal;
using Clients.RestlessStream.Models;
using Spectre.Console;

namespace Clients.Cli.Restless;

/// <summary>Writes streams: a JSON line each for programs, a table for people.</summary>
internal sealed class StreamPrinter(CliEnvironment environment, bool asJson)
{
    private readonly List<StreamObject> _rows = [];

    /// <summary>Writes a stream at once as JSON, or keeps it for the table.</summary>
    public async Task AddAsync(StreamObject stream, CancellationToken cancellationToken)
    {
        if (!asJson)
        {
            _rows.Add(stream);
            return;
        }

        await environment.Out.WriteLineAsync(ModelJson.Line(stream).AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the table; nothing when JSON was asked for.</summary>
    public void WriteTable()
    {
        if (asJson)
        {
            return;
        }

        if (_rows.Count == 0)
        {
            environment.Error.WriteLine("No streams. Create one: clients restless streams create --help");
            return;
        }

        var table = new Table().Border(ConsoleFactory.Border(environment)).AddColumns("Id", "Name", "Status", "Polls", "Every", "Mode");
        foreach (var row in _rows)
        {
            table.AddRow(
                Cell(row.Id),
                Cell(row.Name),
                Cell(row.Status?.ToString()),
                Cell($"{row.Method} {row.Url}"),
                Cell(string.Create(CultureInfo.InvariantCulture, $"{row.PollingInterval} s")),
                Cell(row.PayloadMode?.ToString()));
        }

        ConsoleFactory.Create(environment).Write(table);
    }

    private static string Cell(string? text) => Markup.Escape(Printable.Line(text));
}
