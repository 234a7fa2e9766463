namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A type as one place uses it: a primitive, a declared class or enum, or a composition yet to become a wrapper class.</summary>
internal sealed record TypeUse
{
    private TypeUse()
    {
    }

    public Primitive? Primitive { get; private init; }

    public TypeDeclaration? Declaration { get; private init; }

    public ComposedType? Composed { get; private init; }

    public CollectionKind Collection { get; init; }

    /// <summary>Whether a value may be absent; only parameters of indexers and some arrays of enums say no.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>The name members of unions get from their type, before any renaming.</summary>
    public string Name => Primitive?.ModelName ?? Composed?.Name ?? Declaration!.Name;

    public bool IsCollection => Collection != CollectionKind.None;

    public bool IsEnum => Declaration is EnumDeclaration;

    /// <summary>Whether values are objects read through a factory: classes, wrappers, single untyped nodes.</summary>
    public bool IsObject => Declaration is ModelDeclaration || !IsCollection && Primitive == CodeModel.Primitive.UntypedNode;

    public static TypeUse Of(Primitive primitive, CollectionKind collection = CollectionKind.None)
        => new() { Primitive = primitive, Collection = collection };

    public static TypeUse Of(TypeDeclaration declaration, CollectionKind collection = CollectionKind.None)
        => new() { Declaration = declaration, Collection = collection };

    public static TypeUse Of(ComposedType composed, CollectionKind collection = CollectionKind.None)
        => new() { Composed = composed, Collection = collection };

    /// <summary>The type as bodies, return values and path parameters carry it: bytes travel as a stream.</summary>
    public TypeUse AsTransported() => Primitive is { IsBytes: true } ? With(CodeModel.Primitive.Stream) : this;

    /// <summary>The same use of another primitive.</summary>
    public TypeUse With(Primitive primitive) => this with { Primitive = primitive, Declaration = null, Composed = null };

    /// <summary>The same use of a declared type.</summary>
    public TypeUse With(TypeDeclaration declaration) => this with { Primitive = null, Declaration = declaration, Composed = null };
}
