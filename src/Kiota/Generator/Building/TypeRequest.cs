using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Schemas;
using Clients.Kiota.Generator.Urls;

namespace Clients.Kiota.Generator.Building;

/// <summary>A schema for which a type is wanted, and everything that may name the type or place it.</summary>
internal sealed record TypeRequest
{
    public required Schema Schema { get; init; }

    /// <summary>The node being built; inline schemas without another name are called after its segment.</summary>
    public required UrlNode Node { get; init; }

    /// <summary>The operation being built; null when a whole path is meant.</summary>
    public OperationSchemas? Operation { get; init; }

    /// <summary>The namespace of what uses the type.</summary>
    public required CodeNamespace Namespace { get; init; }

    /// <summary>What follows the name of an inline schema, such as <c>GetResponse</c>.</summary>
    public string Suffix { get; init; } = string.Empty;

    /// <summary>The name an inline schema gets; empty to call it after operation or segment.</summary>
    public string InlineName { get; init; } = string.Empty;

    public bool IsRequestBody { get; init; }

    /// <summary>How many properties lie between the schema and the component or operation it is part of.</summary>
    public int InlineDepth { get; init; }

    /// <summary>Whether a base class led here, looking for its derived classes.</summary>
    public bool ViaDiscriminator { get; init; }

    /// <summary>How many schemas were looked through since the last one that a type was made for, or may have been.</summary>
    public int Detours { get; init; }

    /// <summary>The name of the class or enum this schema becomes.</summary>
    public string TypeName => Schema.IsReference ? TypeNames.OfComponent(Schema.ReferenceId!)
        : InlineName.Length > 0 ? InlineName
        : TypeNames.OfInline(this);

    /// <summary>The same request for a schema that stands in for this one.</summary>
    public TypeRequest Toward(Schema schema) => this with { Schema = schema, Detours = Detours + 1 };
}
