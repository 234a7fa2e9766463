using Clients.Kiota.Generator.CodeModel;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Schemas;

/// <summary>The primitive a schema's type and format stand for.</summary>
internal static class PrimitiveTypes
{
    /// <summary>The primitive of the schema, of its items, or of the first alternative that has one; null when there is none.</summary>
    public static Primitive? Of(Schema? schema)
    {
        if (schema is null || schema.Items?.IsEnum() == true)
        {
            return null;
        }

        JsonSchemaType? type = EffectiveType(schema);
        string? format = string.IsNullOrEmpty(schema.Format) ? schema.Items?.Format : schema.Format;
        return Of(type, format?.ToLowerInvariant());
    }

    private static JsonSchemaType? EffectiveType(Schema schema)
        => Candidates(schema)
            .Select(t => t & ~JsonSchemaType.Null)
            .FirstOrDefault(t => t is not null and not 0 and not JsonSchemaType.Object and not JsonSchemaType.Array);

    private static IEnumerable<JsonSchemaType?> Candidates(Schema schema)
    {
        yield return schema.Items?.Types;
        yield return schema.Types;
        foreach (Schema member in schema.AnyOf)
        {
            yield return member.Types;
        }

        foreach (Schema member in schema.OneOf)
        {
            yield return member.Types;
        }
    }

    private static Primitive? Of(JsonSchemaType? type, string? format)
    {
        if (format is "byte")
        {
            return Primitive.Base64;
        }

        if (format is "binary")
        {
            return Primitive.Binary;
        }

        return type switch
        {
            null => OfFormat(format) ?? OfNumber(format),
            JsonSchemaType.String => OfFormat(format) ?? Primitive.String,
            JsonSchemaType.Boolean => Primitive.Boolean,
            JsonSchemaType.Number => OfNumber(format) ?? Primitive.Number,
            JsonSchemaType.Integer => format switch
            {
                "int64" => Primitive.Int64,
                "int8" => Primitive.SByte,
                "uint8" => Primitive.Byte,
                _ => Primitive.Integer,
            },
            _ => null,
        };
    }

    private static Primitive? OfFormat(string? format) => format switch
    {
        "base64url" => Primitive.Base64Url,
        "uuid" => Primitive.Guid,
        "duration" => Primitive.TimeSpan,
        "time" => Primitive.Time,
        "date" => Primitive.Date,
        "date-time" => Primitive.DateTimeOffset,
        _ => null,
    };

    private static Primitive? OfNumber(string? format) => format switch
    {
        "float" => Primitive.Float,
        "double" => Primitive.Number,
        "decimal" => Primitive.Decimal,
        "int8" => Primitive.SByte,
        "uint8" => Primitive.Byte,
        "int16" or "int32" => Primitive.Integer,
        "int64" => Primitive.Int64,
        _ => null,
    };

}
