namespace Clients.Kiota.Generator.CodeModel;

/// <summary>An enum of wire values.</summary>
internal sealed class EnumDeclaration : TypeDeclaration
{
    /// <summary>Whether values combine, and so count 1, 2, 4 and on.</summary>
    public bool IsFlags { get; init; }

    public IReadOnlyList<EnumMember> Members { get; init; } = [];
}
