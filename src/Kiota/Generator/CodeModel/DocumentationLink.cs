namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A link out of a documentation comment.</summary>
/// <param name="Label">The text before the link.</param>
/// <param name="Url">Where it leads.</param>
internal sealed record DocumentationLink(string Label, Uri Url);
