using System.Runtime.ExceptionServices;
using Clients.Cli.Terminal;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Spectre.Console;

namespace Clients.Cli.WireBoard;

/// <summary>Shows the state of a site as a table that is redrawn in place.</summary>
internal sealed class LiveTable(CliEnvironment environment, WireBoardSession session)
{
    // As often as an eye follows numbers; what comes in between is in the next picture.
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Shows until stopped.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task FollowAsync(string siteId, IReadOnlyCollection<LiveCategory>? categories, CancellationToken cancellationToken)
    {
        var counters = new LiveCounters();
        var options = counters.CreateOptions();
        options.Categories = categories;
        var live = session.Client.Live(siteId, options);
        await using (live.ConfigureAwait(false))
        {
            await live.StartAsync(cancellationToken).ConfigureAwait(false);
            var console = ConsoleFactory.Create(environment);
            var painter = new LiveFramePainter(session, ConsoleFactory.Border(environment), categories ?? LiveCategoryNames.All);
            var frame = Frame();
            await console.Live(painter.Paint(frame)).Overflow(VerticalOverflow.Ellipsis).StartAsync(async display =>
            {
                display.Refresh();
                using var clock = new PeriodicTimer(RedrawEvery, environment.TimeProvider);
                while (await clock.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (live.Failure is { } refusal)
                    {
                        ExceptionDispatchInfo.Throw(refusal);
                    }

                    // Unchanged pictures are not drawn again: a terminal without a movable cursor would get copy upon copy.
                    var next = Frame();
                    if (next != frame)
                    {
                        frame = next;
                        display.UpdateTarget(painter.Paint(frame));
                    }
                }
            }).ConfigureAwait(false);

            LiveFrame Frame() => new(live.State!, live.ConnectionState, counters.Events, counters.Rotations, counters.Reconnects, counters.Errors, counters.LastError, console.Profile.Width);
        }
    }
}
