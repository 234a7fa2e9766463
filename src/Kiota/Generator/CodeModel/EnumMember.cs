namespace Clients.Kiota.Generator.CodeModel;

/// <summary>One value of an enum.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="WireName">What is sent and received.</param>
/// <param name="Description">Documentation; null when there is none.</param>
internal sealed record EnumMember(string Name, string WireName, string? Description);
