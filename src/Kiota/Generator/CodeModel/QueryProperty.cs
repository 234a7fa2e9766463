namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A query parameter.</summary>
internal sealed class QueryProperty
{
    public required string Name { get; set; }

    /// <summary>The name in the URL template where it differs from <see cref="Name"/>.</summary>
    public string? SerializationName { get; set; }

    public required TypeUse Type { get; init; }

    public string? Description { get; init; }

    public string? Deprecation { get; init; }

    public string WireName => SerializationName ?? Name;

    /// <summary>Gives the property another name in code while keeping the one in the template.</summary>
    public void Rename(string name)
    {
        SerializationName ??= Name;
        Name = name;
    }
}
