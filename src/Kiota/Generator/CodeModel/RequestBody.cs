namespace Clients.Kiota.Generator.CodeModel;

/// <summary>The body of a request.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Description">Documentation.</param>
/// <param name="ContentType">The media type sent; null when the caller chooses it.</param>
internal sealed record RequestBody(TypeUse Type, string Description, string? ContentType)
{
    public TypeUse Type { get; set; } = Type;
}
