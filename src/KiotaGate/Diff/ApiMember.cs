namespace KiotaGate.Diff;

/// <summary>One public type or member of generated code, as a caller sees it.</summary>
/// <param name="Type">The full name of the declaring type; of the type itself for a type.</param>
/// <param name="Name">The member's name; the type's own short name for a type and for its constructors.</param>
/// <param name="Signature">The declaration without its body.</param>
/// <param name="Documentation">The doc comment's lines.</param>
/// <param name="Deprecation">The <c>[Obsolete]</c> attribute; empty when there is none.</param>
internal sealed record ApiMember(string Type, string Name, string Signature, string Documentation, string Deprecation)
{
    public bool IsType => Signature.Contains(" class ", StringComparison.Ordinal) || Signature.Contains(" enum ", StringComparison.Ordinal);
}
