namespace Clients.Kiota.Generator.CodeModel;

/// <summary>Whether a type is used alone or many times over.</summary>
internal enum CollectionKind
{
    None,

    /// <summary><c>List&lt;T&gt;</c>: models, bodies, return values.</summary>
    List,

    /// <summary><c>T[]</c>: query and path parameters.</summary>
    Array,
}
