using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>How a node is read as a primitive of type <typeparamref name="T"/>, decided once per type.</summary>
/// <typeparam name="T">A nullable primitive, a string, a byte array, an enum or an untyped node.</typeparam>
internal static class PrimitiveReader<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
{
    /// <summary>Reads a node; null when the type is no primitive.</summary>
    internal static readonly Func<IParseNode, T?>? Read = (Func<IParseNode, T?>?)(object?)OfPrimitive() ?? OfEnum();

    private static Delegate? OfPrimitive()
    {
        var type = typeof(T);
        return type == typeof(string) ? (Func<IParseNode, string?>)(node => node.GetStringValue())
            : type == typeof(bool?) ? (Func<IParseNode, bool?>)(node => node.GetBoolValue())
            : type == typeof(byte?) ? (Func<IParseNode, byte?>)(node => node.GetByteValue())
            : type == typeof(sbyte?) ? (Func<IParseNode, sbyte?>)(node => node.GetSbyteValue())
            : type == typeof(int?) ? (Func<IParseNode, int?>)(node => node.GetIntValue())
            : type == typeof(float?) ? (Func<IParseNode, float?>)(node => node.GetFloatValue())
            : type == typeof(long?) ? (Func<IParseNode, long?>)(node => node.GetLongValue())
            : type == typeof(double?) ? (Func<IParseNode, double?>)(node => node.GetDoubleValue())
            : type == typeof(decimal?) ? (Func<IParseNode, decimal?>)(node => node.GetDecimalValue())
            : type == typeof(Guid?) ? (Func<IParseNode, Guid?>)(node => node.GetGuidValue())
            : type == typeof(DateTimeOffset?) ? (Func<IParseNode, DateTimeOffset?>)(node => node.GetDateTimeOffsetValue())
            : type == typeof(TimeSpan?) ? (Func<IParseNode, TimeSpan?>)(node => node.GetTimeSpanValue())
            : type == typeof(Date?) ? (Func<IParseNode, Date?>)(node => node.GetDateValue())
            : type == typeof(Time?) ? (Func<IParseNode, Time?>)(node => node.GetTimeValue())
            : type == typeof(byte[]) ? (Func<IParseNode, byte[]?>)(node => node.GetByteArrayValue())
            : type == typeof(UntypedNode) ? (Func<IParseNode, UntypedNode?>)(node => node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue))
            : null;
    }

    private static Func<IParseNode, T?>? OfEnum()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (!type.IsEnum)
        {
            return null;
        }

        var names = EnumNames.For(type);
        return node => node.GetStringValue() switch
        {
            { Length: > 0 } text => names.Parse(text) is { } value ? (T)value : default,
            null when node.GetDoubleValue() is not null || node.GetBoolValue() is not null =>
                throw new InvalidOperationException($"A {type.Name} is a text, not a number or a boolean."),
            _ => default,
        };
    }
}
