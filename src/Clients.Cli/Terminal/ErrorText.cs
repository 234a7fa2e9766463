using System.Net.Sockets;

namespace Clients.Cli.Terminal;

/// <summary>What went wrong in words for whoever typed the command: what, where, and what to look at.</summary>
internal static class ErrorText
{
    /// <param name="e">What was thrown.</param>
    /// <param name="address">The service's address; null when the message tells it or there are several.</param>
    public static string Explain(Exception e, string? address = null) => e switch
    {
        HttpRequestException => $"The service cannot be reached{(address is null ? "" : $" at {address}")}: {Cause(e).TrimEnd('.')}. Check the address and the network.",
        // The parameter's name is for whoever calls the library.
        ArgumentException { ParamName: { } name } => e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
        _ => e.Message,
    };

    // A socket's own message lacks the host that the outer one has; any other inner message says what the outer one only announces.
    private static string Cause(Exception e) => e.InnerException is null or SocketException ? e.Message : Cause(e.InnerException);
}
