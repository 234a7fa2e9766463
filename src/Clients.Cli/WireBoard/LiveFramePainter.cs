using System.Globalization;
using Clients.Core.Streaming;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Clients.Cli.WireBoard;

/// <summary>Makes a table of a live site: a row for each category that is followed, the connection below.</summary>
internal sealed class LiveFramePainter(WireBoardSession session, TableBorder border, IReadOnlyCollection<LiveCategory> categories)
{
    // The other two columns with borders and padding; what is left is for the third.
    private const int OtherColumns = 31;
    private const int NarrowestColumn = 16;

    public IRenderable Paint(LiveFrame frame)
    {
        var table = new Table().Border(border).AddColumn("Category").AddColumn(new TableColumn("Rows").RightAligned()).AddColumn("Now");
        var width = Math.Max(NarrowestColumn, frame.Width - OtherColumns);
        foreach (var category in categories)
        {
            var (rows, now) = LiveCells.Of(frame.State, category);
            table.AddRow(
                new Text(LiveCategoryNames.NameOf(category)),
                new Text(rows?.ToString(CultureInfo.InvariantCulture) ?? ""),
                new Text(Printable.Line(now, width)));
        }

        return new Rows(Line(Title(frame), frame.Width, Color.Default), table, Line(Connection(frame), frame.Width, frame.ConnectionState == StreamConnectionState.Open ? Color.Green : Color.Yellow));
    }

    private static string Title(LiveFrame frame)
    {
        var at = frame.State.Ts?.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "-";
        var peak = frame.State.Max30d is { } max ? string.Create(CultureInfo.InvariantCulture, $"; most in 30 days {max}") : "";
        return $"{frame.State.SiteId} at {at} UTC{peak}. Ctrl+C stops.";
    }

    private string Connection(LiveFrame frame)
    {
        var last = frame.LastError is { } error ? $", the last: {session.Explain(error)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Word(frame.ConnectionState)}; events {frame.Events}, rotations {frame.Rotations}, reconnects {frame.Reconnects}, errors {frame.Errors}{last}");
    }

    private static string Word(StreamConnectionState state) => state switch
    {
        StreamConnectionState.Open => "open",
        StreamConnectionState.Waiting or StreamConnectionState.Connecting => "reconnecting",
        _ => "not connected",
    };

    private static Text Line(string text, int width, Color colour) => new(Printable.Line(text, Math.Max(NarrowestColumn, width)), new Style(colour));
}
