namespace Clients.WizChat.ConfigAsCode;

/// <summary>One field that a planned operation sets, changes or removes, ready to be shown: values of environment variables are hidden in it.</summary>
/// <param name="Path">The field's path within its resource, such as <c>name</c>; empty for the resource as a whole.</param>
/// <param name="Before">The JSON text of the value before; null when there is none.</param>
/// <param name="After">The JSON text of the value after; null when there is none.</param>
public sealed record PlannedField(string Path, string? Before, string? After);
