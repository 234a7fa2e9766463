using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the properties of query parameter classes.</summary>
internal static class QueryWriter
{
    public static void WriteMembers(CodeWriter writer, QueryDeclaration query)
    {
        foreach (QueryProperty property in query.Properties.OrderBy(p => p.Name, CodeOrder.CulturalIgnoreCase))
        {
            writer.Short(property.Description).Obsolete(property.Deprecation);
            string? attribute = property.SerializationName is { } name ? $"[QueryParameter({Literal.Quote(name)})]" : null;
            PropertyWriter.Write(writer, property.Name, TypeText.Of(property.Type), "{ get; set; }", attribute);
        }
    }
}
