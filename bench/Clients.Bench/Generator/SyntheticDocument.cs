using System.Text;

namespace Clients.Bench.Generator;

/// <summary>OpenAPI documents of about a given size in bytes.</summary>
internal static class SyntheticDocument
{
    /// <summary>In the manner of a large public API: many resources that refer to each other.</summary>
    public static byte[] OfResources(int bytes) => Of(bytes, (i, _) => Resource(i), (i, _) => ResourceSchema(i));

    /// <summary>Each component refers to the next one: references lead as deep as the document is long.</summary>
    public static byte[] OfChain(int bytes) => Of(bytes, (_, _) => null, (i, count) => $$"""
        "S{{i}}":{"type":"object","properties":{"name":{"type":"string"},"next":{{Reference((i + 1) % count)}} } }
        """);

    /// <summary>Each component derives from the first one, which has a discriminator, and a union lists them all.</summary>
    public static byte[] OfFamily(int bytes) => Of(bytes, (i, count) => i > 0 ? null : $$"""
        "/union":{"get":{"responses":{"200":{"description":"","content":{"application/json":{"schema":{
          "oneOf":[{{string.Join(',', Enumerable.Range(1, count - 1).Select(Reference))}}] } } } } } } }
        """, (i, _) => i == 0
        ? """ "S0":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"} },"discriminator":{"propertyName":"kind"} } """
        : $$"""
        "S{{i}}":{"allOf":[{{Reference(0)}} ,{"type":"object","properties":{"name":{"type":"string"} } }] }
        """);

    /// <summary>A document of so many components that it comes to the size, and of a path that returns the first one.</summary>
    private static byte[] Of(int bytes, Func<int, int, string?> path, Func<int, int, string> schema)
    {
        const int sample = 1000;
        var count = bytes / (schema(sample, sample).Length + (path(sample, sample)?.Length ?? 0));
        var all = Enumerable.Range(0, count);
        var paths = all.Select(i => path(i, count)).OfType<string>().Append($$""" "/first":{"get":{"responses":{"200":{{Content(0)}} } } } """);
        var schemas = all.Select(i => schema(i, count));
        return Encoding.UTF8.GetBytes(
            $$"""{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{ {{string.Join(',', paths)}} },"components":{"schemas":{ {{string.Join(',', schemas)}} } } }""");
    }

    private static string Resource(int i) => $$"""
        "/resources{{i}}/{id}":{
          "get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"} },{"name":"limit","in":"query","schema":{"type":"integer"} }],
            "responses":{"200":{{Content(i)}} ,"default":{{Content(0)}} } },
          "put":{"requestBody":{{Content(i)}} ,"responses":{"200":{{Content(i)}} } } }
        """;

    private static string ResourceSchema(int i)
    {
        var plain = string.Join(',', Enumerable.Range(0, 12).Select(n => $$"""
            "property_{{n}}":{"type":"string","description":"A property, described in some words."}
            """));
        return $$"""
            "S{{i}}":{"type":"object","description":"A thing, described in some words.","properties":{ {{plain}},
              "parent":{{Reference(i / 3)}} ,
              "children":{"type":"array","items":{{Reference(i / 2)}} },
              "kind":{"type":"string","enum":["a","b","c"]},
              "inner":{"type":"object","properties":{"x":{"type":"integer"} } } } }
            """;
    }

    private static string Content(int schema) => $$"""{"description":"","content":{"application/json":{"schema":{{Reference(schema)}} } } }""";

    private static string Reference(int schema) => $$"""{"$ref":"#/components/schemas/S{{schema}}"}""";
}
