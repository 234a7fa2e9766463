using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>The expressions constructors set properties to.</summary>
internal static class DefaultValue
{
    /// <summary>The property's default as C#; null when it has none that can be written.</summary>
    public static string? Of(ModelProperty property)
    {
        if (property.Default is not { } raw || property.Type.Declaration is ModelDeclaration { Composition: not null })
        {
            return null;
        }

        string text = raw.Trim('"');
        if (property.Type.Declaration is EnumDeclaration @enum)
        {
            return $"{TypeText.Of(@enum)}.{SymbolName.UpperFirst(SymbolName.Clean(text))}";
        }

        string quoted = Literal.Quote(text);
        return property.Type.Primitive?.ModelName switch
        {
            "boolean" => text,
            "DateTimeOffset" => $"DateTimeOffset.Parse({quoted})",
            "DateOnly" => $"new Date(DateTimeOffset.Parse({quoted}).Date)",
            "TimeOnly" => $"new Time(DateTimeOffset.Parse({quoted}).DateTime)",
            "Guid" => $"Guid.Parse({quoted})",
            "float" => text + "f",
            _ => raw.StartsWith('"') ? Literal.Quote(raw[1..^1]) : raw,
        };
    }
}
