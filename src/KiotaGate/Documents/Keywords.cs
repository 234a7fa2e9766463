namespace KiotaGate.Documents;

/// <summary>Tells keywords of OpenAPI from names that the author chose, and from plain data.</summary>
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
