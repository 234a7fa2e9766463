namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A parameter of a segment that mixes text and parameters.</summary>
/// <param name="Name">The name in code.</param>
/// <param name="Key">The name in the URL template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">Documentation.</param>
internal sealed record PathParameter(string Name, string Key, TypeUse Type, string Description);
