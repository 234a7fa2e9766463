namespace Clients.Kiota.Generator.CodeModel;

/// <summary>The class of an operation's query parameters, nested in its builder.</summary>
internal sealed class QueryDeclaration : TypeDeclaration
{
    public List<QueryProperty> Properties { get; } = [];
}
