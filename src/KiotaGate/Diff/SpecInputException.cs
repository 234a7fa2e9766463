namespace Clients.Cli.Spec;

/// <summary>What was typed cannot be compared; the message says why and what to type instead.</summary>
internal sealed class SpecInputException(string message) : Exception(message);
