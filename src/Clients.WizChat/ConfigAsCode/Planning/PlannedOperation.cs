namespace Clients.WizChat.ConfigAsCode;

/// <summary>One planned operation, ready to be shown: values of environment variables are hidden in it.</summary>
/// <param name="Section">The section of the specification, such as <c>skills</c>.</param>
/// <param name="Op">What happens: <c>create</c>, <c>update</c>, <c>delete</c> or <c>noop</c>; what the service says when it is none of these.</param>
/// <param name="Key">What identifies the resource within its section.</param>
/// <param name="Fields">What changes in it; empty for <c>noop</c>.</param>
public sealed record PlannedOperation(string Section, string Op, string Key, IReadOnlyList<PlannedField> Fields);
