namespace Clients.Kiota.Generator.Loading;

/// <summary>Tells what in a document describes the API from names its author made up and from plain data.</summary>
internal static class Keywords
{
    /// <summary>Keywords whose children are named by the author, so that no name among them is a keyword.</summary>
    public static HashSet<string> Maps { get; } =
    [
        "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "responses", "paths",
        "content", "callbacks", "headers", "requestBodies", "encoding", "pathItems", "webhooks", "securitySchemes",
        "securityDefinitions", "links",
    ];

    /// <summary>Keywords that hold any JSON, which is no part of the description.</summary>
    public static HashSet<string> Data { get; } = ["example", "examples", "default", "enum", "const", "mapping"];
}
