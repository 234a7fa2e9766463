using System.Text.Json.Nodes;
using KiotaGate.Diff;

namespace KiotaGate.Tests.Diff;

public sealed class DocumentComparerTests
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Pets", "version": "1" },
          "servers": [ { "url": "https://api.test" } ],
          "paths": {
            "/pets": {
              "get": {
                "summary": "Lists pets.",
                "parameters": [
                  { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 100 } },
                  { "$ref": "#/components/parameters/Trace" }
                ],
                "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } }
              },
              "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewPet" } } } },
                "responses": { "204": { "description": "stored" } }
              }
            }
          },
          "components": {
            "parameters": { "Trace": { "name": "trace", "in": "header", "schema": { "type": "string" } } },
            "schemas": {
              "Pet": { "type": "object", "required": [ "name" ], "properties": { "name": { "type": "string" }, "kind": { "$ref": "#/components/schemas/Kind" }, "parent": { "$ref": "#/components/schemas/Pet" } } },
              "NewPet": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 20 } } },
              "Kind": { "type": "string", "enum": [ "cat", "dog" ] }
            }
          }
        }
        """;

    [Fact]
    public void A_document_does_not_differ_from_itself() => Assert.Empty(Compare(_ => { }));

    [Theory]
    [InlineData("paths./pets.post", null, ChangeImpact.Breaking, "POST /pets", "operation removed")]
    [InlineData("paths./pets.put", """{ "responses": {} }""", ChangeImpact.Additive, "PUT /pets", "operation added")]
    [InlineData("paths./pets.get.summary", "\"Lists all pets.\"", ChangeImpact.Documentation, "GET /pets", "summary changed")]
    [InlineData("paths./pets.get.deprecated", "true", ChangeImpact.Additive, "GET /pets", "deprecated")]
    [InlineData("paths./pets.get.parameters.0.required", "true", ChangeImpact.Breaking, "GET /pets query parameter limit", "became required")]
    [InlineData("paths./pets.get.parameters.0.schema.maximum", "50", ChangeImpact.Breaking, "GET /pets query parameter limit", "maximum changed from 100 to 50")]
    [InlineData("paths./pets.get.parameters.0.schema.maximum", "500", ChangeImpact.Additive, "GET /pets query parameter limit", "maximum changed from 100 to 500")]
    [InlineData("paths./pets.get.parameters.0.schema.type", "\"string\"", ChangeImpact.Breaking, "GET /pets query parameter limit", "type changed from integer to string")]
    [InlineData("components.parameters.Trace.name", "\"trail\"", ChangeImpact.Breaking, "GET /pets header parameter trace", "parameter removed")]
    [InlineData("paths./pets.get.responses.404", """{ "description": "none" }""", ChangeImpact.Additive, "GET /pets response 404", "response added")]
    [InlineData("paths./pets.post.requestBody.required", "true", ChangeImpact.Breaking, "POST /pets body", "became required")]
    [InlineData("paths./pets.post.requestBody.content.text/plain", "{}", ChangeImpact.Additive, "POST /pets body text/plain", "content type added")]
    [InlineData("components.schemas.Pet.properties.kind", null, ChangeImpact.Breaking, "Pet.kind", "property removed")]
    [InlineData("components.schemas.Pet.properties.age", """{ "type": "integer" }""", ChangeImpact.Additive, "Pet.age", "property added")]
    [InlineData("components.schemas.Kind.enum", """[ "cat" ]""", ChangeImpact.Breaking, "Kind", "value 'dog' removed")]
    [InlineData("components.schemas.Kind.enum", """[ "cat", "dog", "owl" ]""", ChangeImpact.Additive, "Kind", "value 'owl' added; older clients read it as null")]
    [InlineData("servers.0.url", "\"https://api2.test\"", ChangeImpact.Breaking, "servers", "base URL changed from https://api.test to https://api2.test")]
    [InlineData("info.title", "\"Animals\"", ChangeImpact.Documentation, "info", "changed")]
    public void Each_change_is_told_once_with_what_it_means(string path, string? value, ChangeImpact impact, string location, string text)
    {
        var changes = Compare(document => Set(document, path, value));

        Assert.Contains(new SpecChange(impact, location, text), changes);
    }

    [Theory]
    [InlineData("NewPet", ChangeImpact.Breaking)]
    [InlineData("Pet", ChangeImpact.Additive)]
    public void A_new_required_property_harms_only_those_who_send_it(string schema, ChangeImpact impact)
    {
        var changes = Compare(document =>
        {
            Set(document, $"components.schemas.{schema}.properties.age", """{ "type": "integer" }""");
            Set(document, $"components.schemas.{schema}.required", """[ "age", "name" ]""");
        });

        Assert.Contains(new SpecChange(impact, $"{schema}.age", "property added, required"), changes);
    }

    [Theory]
    [InlineData("NewPet", ChangeImpact.Additive)]
    [InlineData("Pet", ChangeImpact.Breaking)]
    public void A_property_that_may_now_be_null_harms_only_those_who_receive_it(string schema, ChangeImpact impact)
    {
        var changes = Compare(document => Set(document, $"components.schemas.{schema}.properties.name.nullable", "true"));

        Assert.Equal([new SpecChange(impact, $"{schema}.name", "may now be null")], changes);
    }

    [Fact]
    public void A_schema_reached_through_another_counts_as_received()
    {
        var changes = Compare(document => Set(document, "components.schemas.Kind.nullable", "true"));

        Assert.Equal([new SpecChange(ChangeImpact.Breaking, "Kind", "may now be null")], changes);
    }

    [Fact]
    public void An_unknown_keyword_is_reported_rather_than_overlooked()
    {
        var changes = Compare(document => Set(document, "components.schemas.Pet.patternProperties", """{ "^x": {} }"""));

        Assert.Equal([new SpecChange(ChangeImpact.Breaking, "Pet", "patternProperties changed")], changes);
    }

    private static IReadOnlyList<SpecChange> Compare(Action<JsonObject> edit)
    {
        var after = JsonNode.Parse(Document)!.AsObject();
        edit(after);
        return DocumentComparer.Compare(JsonNode.Parse(Document)!.AsObject(), after);
    }

    private static void Set(JsonObject document, string path, string? value)
    {
        var steps = path.Split('.');
        JsonNode node = document;
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
