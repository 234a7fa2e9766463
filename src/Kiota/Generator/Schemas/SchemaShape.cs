using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Naming;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Schemas;

/// <summary>The questions that decide what kind of type a schema becomes.</summary>
internal static class SchemaShape
{
    private const JsonSchemaType Null = JsonSchemaType.Null;

    public static bool HasProperties(this Schema schema) => schema.Properties.Count > 0;

    public static bool IsObject(this Schema schema) => Only(schema.Types, JsonSchemaType.Object);

    public static bool IsString(this Schema schema) => Only(schema.Types, JsonSchemaType.String);

    /// <summary>Whether no type is named, "null" aside.</summary>
    public static bool HasNoType(this Schema schema) => (schema.Types & ~Null) is null or 0;

    /// <summary>Whether the type is exactly the given one, "null" aside.</summary>
    public static bool Only(JsonSchemaType? types, JsonSchemaType wanted) => types is { } t && (t & ~Null) == wanted;

    /// <summary>Whether at least one allowed value is a non-empty string; integer and boolean lists are no enums.</summary>
    public static bool IsEnum(this Schema schema)
        => schema.Enum.Any(v => v is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0);

    /// <summary>Whether the schema says anything about its values.</summary>
    public static bool IsMeaningful(this Schema schema)
        => schema.Types is not null and not 0 || schema.SaysMoreThanType();

    /// <summary>Whether the schema says anything about its values, a bare <c>type: object</c> not counting.</summary>
    public static bool IsMeaningfulMember(this Schema schema)
        => schema.Types is not null and not 0 && !schema.IsObject() || schema.SaysMoreThanType();

    /// <summary>The id's last path piece, then its last dotted piece.</summary>
    public static string OwnName(string id) => id[(id.LastIndexOf('/') + 1)..] is var last ? last[(last.LastIndexOf('.') + 1)..] : id;

    /// <summary>The component name a schema goes by: its own, that of its items, or of the last composed member that has one.</summary>
    public static string Name(this Schema schema) => NameOrNull(schema, 0)?.TrimStart('$') ?? string.Empty;

    public static bool IsArray(this Schema schema)
        => Only(schema.Types, JsonSchemaType.Array)
            && schema.Items is { } items
            && (items.IsEnum() || items.IsMeaningful() || items.AnyOf.Concat(items.OneOf).Concat(items.AllOf).Any(IsMeaningful));

    /// <summary>Whether allOf describes one base and what is added to it.</summary>
    public static bool IsInherited(this Schema schema)
    {
        if (schema.AllOf.Count == 0)
        {
            return false;
        }

        var members = LookThrough(schema.AllOf, s => s.AllOf)
            .Where(m => (m.HasProperties() || !string.IsNullOrEmpty(m.Format) || m.IsReference)
                && (!m.IsReference || m.HasNoType() || m.IsObject()))
            .ToList();
        return members.Count(m => m.IsReference) == 1
            && (members.Count(m => !m.IsReference) == 1
                || schema.HasProperties() || !string.IsNullOrEmpty(schema.Format) || schema.IsReference);
    }

    /// <summary>Whether allOf puts several schemas of one kind together, to be merged into one class.</summary>
    public static bool IsIntersection(this Schema schema)
    {
        int named = 0;
        int anonymous = 0;
        foreach (Schema member in schema.AllOf)
        {
            if (member.IsMeaningful())
            {
                _ = member.IsReference ? named++ : anonymous++;
            }
        }

        return named > 1 || anonymous > 1;
    }

    public static bool IsExclusiveUnion(this Schema schema)
        => schema.OneOf.Count(IsMeaningfulMember) > 1 || schema.HasSeveralTypes();

    public static bool IsInclusiveUnion(this Schema schema) => schema.AnyOf.Count(IsMeaningfulMember) > 1;

    public static bool HasSeveralTypes(this Schema schema)
        => schema.Types is { } types && System.Numerics.BitOperations.PopCount((uint)(types & ~Null)) > 1;

    /// <summary>OData's way to describe a number: the number itself, a string, or "INF", "NaN" and the like.</summary>
    public static bool IsODataNumber(this Schema schema) => IsNumberOrText(schema.OneOf) || IsNumberOrText(schema.AnyOf);

    /// <summary>Skips a single anonymous member without properties, which only wraps others.</summary>
    public static IReadOnlyList<Schema> LookThrough(IReadOnlyList<Schema> members, Func<Schema, IReadOnlyList<Schema>> inner)
        => members is [{ IsReference: false } only] && !only.HasProperties() && inner(only) is { Count: > 0 } wrapped ? wrapped : members;

    private static bool SaysMoreThanType(this Schema schema)
        => schema.HasProperties() || schema.Enum.Any() || schema.Items is not null || !string.IsNullOrEmpty(schema.Format) || schema.IsReference;

    private static bool IsNumberOrText(IReadOnlyList<Schema> members)
        => members.Count == 3
            && members.Count(m => m.IsEnum() && (m.HasNoType() || m.IsString())) == 1
            && members.Count(m => Only(m.Types, JsonSchemaType.Number) || Only(m.Types, JsonSchemaType.Integer)) == 1
            && members.Count(m => m.IsString() && !m.IsEnum()) == 1;

    private static string? NameOrNull(Schema schema, int depth)
    {
        if (depth > 64)
        {
            return null;
        }

        if (schema.Items is { } items)
        {
            return NameOrNull(items, depth + 1);
        }

        if (schema.IsReference)
        {
            return OwnName(schema.ReferenceId!);
        }

        IReadOnlyList<Schema> members = schema.AnyOf.Count > 0
            ? LookThrough(schema.AnyOf, s => s.AnyOf)
            : schema.AllOf.Count > 0
                ? LookThrough(schema.AllOf, s => s.AllOf)
                : LookThrough(schema.OneOf, s => s.OneOf);
        for (int i = members.Count - 1; i >= 0; i--)
        {
            if (NameOrNull(members[i], depth + 1) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return null;
    }
}
