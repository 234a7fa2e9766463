namespace Clients.Sandbox.WizChat.State;

/// <summary>One conversation of the past, which telemetry counts.</summary>
internal sealed record Conversation(DateTimeOffset StartedAt, string Visitor, int Messages, double? FirstAnswerMs);
