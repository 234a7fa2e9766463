namespace Clients.Kiota.Generator.Urls;

/// <summary>A parameter's name, shared by all references to one component: renaming one renames all, as Kiota does.</summary>
internal sealed class ParameterName(string value)
{
    public string Value { get; set; } = value;
}
