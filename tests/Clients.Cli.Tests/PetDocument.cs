namespace Clients.Cli.Tests;

/// <summary>A small document to generate from.</summary>
internal static class PetDocument
{
    public const string Text = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Pets", "version": "1" },
          "servers": [ { "url": "https://api.test" } ],
          "paths": {
            "/pets": { "get": {
              "parameters": [ { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 100 } } ],
              "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } } }
          },
          "components": { "schemas": { "Pet": { "type": "object", "properties": { "name": { "type": "string" }, "age": { "type": "integer" } } } } }
        }
        """;

    /// <summary>The document with one of its properties renamed.</summary>
    public static string WithBirthDate { get; } =
        Text.Replace("\"age\": { \"type\": \"integer\" }", "\"born\": { \"type\": \"string\", \"format\": \"date\" }", StringComparison.Ordinal);
}
