namespace Clients.WizChat.ConfigAsCode;

/// <summary>How much of a section a plan deletes.</summary>
/// <param name="Section">The section, such as <c>skills</c>.</param>
/// <param name="Deletes">The resources the plan deletes.</param>
/// <param name="Live">The resources the section has before.</param>
public sealed record SectionDeletes(string Section, int Deletes, int Live);
