namespace Clients.Cli.Swarm;

/// <summary>The analytics document cannot be turned into a route table; the message says why.</summary>
internal sealed class SwarmContractException(string message) : Exception(message);
