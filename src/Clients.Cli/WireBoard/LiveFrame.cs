using Clients.Core.Streaming;
using Clients.WireBoard.Live;

namespace Clients.Cli.WireBoard;

/// <summary>Everything one picture of a live site depends on.</summary>
internal sealed record LiveFrame(
    LiveState State, StreamConnectionState ConnectionState, long Events, int Rotations, int Reconnects, int Errors, Exception? LastError, int Width);
