using Clients.Core;

namespace Dashboard;

/// <summary>What a browser may be told about a failure.</summary>
internal static class Failure
{
    public static string Describe(Exception? error) => error is ClientException or ArgumentException ? error.Message : "The server failed; its log says why.";
}
