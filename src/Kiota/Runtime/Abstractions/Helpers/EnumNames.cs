using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Serialization;
using Microsoft.Kiota.Abstractions.Extensions;

namespace Microsoft.Kiota.Abstractions.Helpers;

/// <summary>The members of one enum with their wire texts, looked up once per type.</summary>
internal sealed class EnumNames
{
    private static readonly ConcurrentDictionary<Type, EnumNames> Cache = new();

    private readonly Type _type;
    private readonly Member[] _members;
    private readonly Dictionary<string, object> _byWireValue = new(StringComparer.Ordinal);
    private readonly Dictionary<object, Member> _byValue = [];

    private EnumNames([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type type)
    {
        _type = type;
        IsFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        _members = [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Describe)];
        foreach (var member in _members)
        {
            _byValue.TryAdd(member.Value, member);
            if (member.WireValue is { } wireValue)
            {
                _byWireValue.TryAdd(wireValue, member.Value);
            }
        }
    }

    /// <summary>Whether values combine.</summary>
    internal bool IsFlags { get; }

    /// <summary>The names of an enum type.</summary>
    internal static EnumNames For([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type type) =>
        Cache.TryGetValue(type, out var names) ? names : Cache.GetOrAdd(type, new EnumNames(type));

    /// <summary>The names of a boxed value's enum.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The trimmer keeps the fields of every enum that it keeps.")]
    internal static EnumNames Of(Enum value) => For(value.GetType());

    /// <summary>The boxed value; null when nothing of the text is known.</summary>
    internal object? Parse(string text) => IsFlags ? ParseFlags(text) : ParseOne(text);

    /// <summary>The text in a body.</summary>
    internal string Format(object value) => IsFlags ? FormatFlags(value) : Find(value) is { } member ? member.WireValue ?? member.Name : throw Undefined(value);

    /// <summary>The text in a URL, where a field name without an EnumMember starts in lower case.</summary>
    internal string FormatForUrl(object value) => Find(value) is { } member ? member.WireValue ?? member.Name.ToFirstCharacterLowerCase()! : throw Undefined(value);

    private static Member Describe(FieldInfo field)
    {
        var value = field.GetValue(null)!;
        return new Member(field.Name, field.GetCustomAttribute<EnumMemberAttribute>()?.Value, value, Bits(value));
    }

    private static ulong Bits(object value) =>
        ((IConvertible)value).GetTypeCode() == TypeCode.UInt64 ? Convert.ToUInt64(value, null) : unchecked((ulong)Convert.ToInt64(value, null));

    private Member? Find(object value) => _byValue.GetValueOrDefault(value);

    private object? ParseOne(string text) =>
        _byWireValue.TryGetValue(text, out var known) ? known
        : Enum.TryParse(_type, text, ignoreCase: true, out var parsed) ? parsed
        : null;

    private object? ParseFlags(string text)
    {
        var anyKnown = false;
        var bits = 0UL;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (ParseOne(part) is { } value)
            {
                anyKnown = true;
                bits |= Bits(value);
            }
        }

        return anyKnown ? Enum.ToObject(_type, bits) : null;
    }

    private string FormatFlags(object value)
    {
        var bits = Bits(value);
        return string.Join(',', _members.Where(member => (bits & member.Bits) == member.Bits).Select(member => member.WireValue ?? member.Name));
    }

    private ArgumentException Undefined(object value) => new($"{value:D} is not a value of {_type.Name}.", nameof(value));

    private sealed record Member(string Name, string? WireValue, object Value, ulong Bits);
}
