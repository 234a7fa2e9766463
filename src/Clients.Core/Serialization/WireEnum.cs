using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Clients.Core.Serialization;

/// <summary>The values of a generated enum by the names they have in JSON.</summary>
/// <remarks>Kiota's reader also takes numbers and the names of the C# members, which no service means, and loses the text of a value it does not know.</remarks>
internal static class WireEnum<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
    where T : struct, Enum
{
    private static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    private static readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> Values = ReadNames().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryRead(ReadOnlySpan<char> text, out T value)
    {
        if (Values.TryGetValue(text, out value))
        {
            return true;
        }

        if (!IsFlags || !AreNames(text) || EnumHelpers.GetEnumValue<T>(text.ToString()) is not { } flags)
        {
            return false;
        }

        value = flags;
        return true;
    }

    private static bool AreNames(ReadOnlySpan<char> list)
    {
        foreach (var part in list.Split(','))
        {
            if (!Values.ContainsKey(list[part].Trim()))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, T> ReadNames()
    {
        var names = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in Enum.GetValues<T>())
        {
            if (EnumHelpers.GetEnumStringValue(value) is { } name)
            {
                names.TryAdd(name, value);
            }
        }

        return names;
    }
}
