using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>An operation that was carried out.</summary>
/// <param name="Operation">What was done, without fields.</param>
/// <param name="Id">The service's id of the resource; null when it gives none.</param>
internal sealed record AppliedOperation(PlannedOperation Operation, string? Id);
