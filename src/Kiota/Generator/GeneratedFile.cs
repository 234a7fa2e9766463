namespace Clients.Kiota.Generator;

/// <summary>One file of a generated client.</summary>
/// <param name="Path">Where it belongs, relative to the client's tree, with <c>/</c> between its parts.</param>
/// <param name="Content">Its text, with LF line ends; to be written as UTF-8 without a byte order mark.</param>
public sealed record GeneratedFile(string Path, string Content);
