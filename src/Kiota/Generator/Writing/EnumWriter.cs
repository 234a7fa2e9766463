using System.Globalization;
using System.Numerics;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes enums.</summary>
internal static class EnumWriter
{
    public static void Write(CodeWriter writer, EnumDeclaration type, GenerationSettings settings)
    {
        writer.Short(type.Description);
        writer.Line(ClassWriter.GeneratedCode);
        if (type.IsFlags)
        {
            writer.Line("[Flags]");
        }

        writer.Obsolete(type.Deprecation);
        writer.Declared(!string.IsNullOrEmpty(type.Description), $"{ClassWriter.Access(settings)} enum {SymbolName.UpperFirst(type.Name)}");
        writer.Open();
        BigInteger flag = BigInteger.One;
        foreach (EnumMember member in type.Members)
        {
            writer.Short(member.Description);
            writer.Line($"[EnumMember(Value = {Literal.Quote(member.WireName)})]");
            string value = type.IsFlags ? $" = {flag.ToString(CultureInfo.InvariantCulture)}" : string.Empty;
            writer.Declared(!string.IsNullOrEmpty(member.Description), $"{SymbolName.UpperFirst(member.Name)}{value},");
            flag *= 2;
        }

        writer.Close();
    }

    /// <summary>A declaration; one without documentation silences the compiler's complaint about that.</summary>
    public static void Declared(this CodeWriter writer, bool documented, string declaration)
    {
        if (documented)
        {
            writer.Line(declaration);
            return;
        }

        writer.Line("#pragma warning disable CS1591");
        writer.Line(declaration);
        writer.Line("#pragma warning restore CS1591");
    }
}
