using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>The calls that read a property from a parse node and write it to a serialization writer.</summary>
internal static class SerializationCalls
{
    /// <summary>The call on the parse node, arguments included.</summary>
    public static string Read(TypeUse type)
    {
        string bare = TypeText.Bare(type);
        if (type.IsCollection)
        {
            return type.IsEnum ? $"GetCollectionOfEnumValues<{bare}>()?.AsList()"
                : type.IsObject ? $"GetCollectionOfObjectValues<{bare}>({bare}.CreateFromDiscriminatorValue)?.AsList()"
                : $"GetCollectionOfPrimitiveValues<{TypeText.Element(type)}>()?.AsList()";
        }

        return type.IsEnum ? $"GetEnumValue<{bare}>()"
            : type.IsObject ? $"GetObjectValue<{bare}>({bare}.CreateFromDiscriminatorValue)"
            : $"Get{Scalar(type)}Value()";
    }

    /// <summary>The method of the serialization writer, type arguments included.</summary>
    public static string Write(TypeUse type)
    {
        string bare = TypeText.Bare(type);
        if (type.IsCollection)
        {
            return type.IsEnum ? $"WriteCollectionOfEnumValues<{bare}>"
                : type.IsObject ? $"WriteCollectionOfObjectValues<{bare}>"
                : $"WriteCollectionOfPrimitiveValues<{TypeText.Element(type)}>";
        }

        return type.IsEnum ? $"WriteEnumValue<{bare}>"
            : type.IsObject ? $"WriteObjectValue<{bare}>"
            : $"Write{Scalar(type)}Value";
    }

    private static string Scalar(TypeUse type)
        => type.Primitive!.IsBytes ? "ByteArray" : SymbolName.UpperFirst(type.Primitive.CSharp);
}
