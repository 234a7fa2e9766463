using System.Globalization;
using System.Text;

namespace Clients.Bench.Generator;

/// <summary>OpenAPI documents of any size, in the manner of a large public API: many resources that refer to each other.</summary>
internal static class SyntheticDocument
{
    /// <summary>A document of at least the given size in bytes.</summary>
    public static byte[] OfSize(int bytes)
    {
        var paths = new StringBuilder();
        var schemas = new StringBuilder();
        for (var i = 0; paths.Length + schemas.Length < bytes; i++)
        {
            var separator = i == 0 ? string.Empty : ",";
            paths.Append(CultureInfo.InvariantCulture, $"{separator}{Path(i)}");
            schemas.Append(CultureInfo.InvariantCulture, $"{separator}{Schema(i)}");
        }

        return Encoding.UTF8.GetBytes(
            $$"""{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{ {{paths}} },"components":{"schemas":{ {{schemas}} } } }""");
    }

    private static string Path(int i) => $$"""
        "/resources{{i}}/{id}":{
          "get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"} },{"name":"limit","in":"query","schema":{"type":"integer"} }],
            "responses":{"200":{{Content(i)}} ,"default":{{Content(0)}} } },
          "put":{"requestBody":{{Content(i)}} ,"responses":{"200":{{Content(i)}} } } }
        """;

    private static string Content(int schema)
        => $$"""{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/S{{schema}}"} } } }""";

    private static string Schema(int i)
    {
        var plain = string.Join(',', Enumerable.Range(0, 12).Select(n => $$"""
            "property_{{n}}":{"type":"string","description":"A property, described in some words."}
            """));
        return $$"""
            "S{{i}}":{"type":"object","description":"A thing, described in some words.","properties":{ {{plain}},
              "parent":{"$ref":"#/components/schemas/S{{i / 3}}"},
              "children":{"type":"array","items":{"$ref":"#/components/schemas/S{{i / 2}}"} },
              "kind":{"type":"string","enum":["a","b","c"]},
              "inner":{"type":"object","properties":{"x":{"type":"integer"} } } } }
            """;
    }
}
