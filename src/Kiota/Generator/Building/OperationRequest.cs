using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;

namespace Clients.Kiota.Generator.Building;

/// <summary>An operation being built, and where.</summary>
/// <param name="Node">The node it stands at.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Schemas">What its inline types may be called after.</param>
internal sealed record OperationRequest(UrlNode Node, UrlOperation Operation, OperationSchemas Schemas)
{
    public BuilderDeclaration Builder => Node.Builder!;

    /// <summary>A request for the type of one of the operation's schemas.</summary>
    public TypeRequest TypeOf(Schema schema, string suffix, bool isRequestBody = false) => new()
    {
        Schema = schema,
        Node = Node,
        Operation = Schemas,
        Namespace = Builder.Namespace,
        Suffix = suffix,
        IsRequestBody = isRequestBody,
    };
}
