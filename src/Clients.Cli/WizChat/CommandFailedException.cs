namespace Clients.Cli.WizChat;

/// <summary>Ends a command with a message that says what to do.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
