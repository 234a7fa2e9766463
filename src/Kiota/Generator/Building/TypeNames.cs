using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Names of classes and enums before refinement.</summary>
internal static class TypeNames
{
    public static string OfComponent(string id) => SymbolName.Clean(SchemaShape.OwnName(id).TrimStart('$'));

    /// <summary>An inline schema is called after the component its operation is about, else after the path segment.</summary>
    public static string OfInline(TypeRequest request)
    {
        Schema? about = request.IsRequestBody ? request.Operation?.Body : request.Operation?.Success;
        string name = about is { IsReference: true }
            ? SchemaShape.OwnName(about.ReferenceId!)
            : SegmentName.ForInlineTypes(request.Node.Segment, request.Node.IsIndex, request.Node.PreviousSegment);
        return SymbolName.Clean(name + request.Suffix);
    }
}
