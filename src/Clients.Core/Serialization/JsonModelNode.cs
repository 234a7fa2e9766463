using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Serialization;

/// <summary>
/// Reads JSON into Kiota models without ever failing on a value. A value that does not fit its member is left out of the typed member, kept as
/// it came in <see cref="IAdditionalDataHolder.AdditionalData"/>, and reported.
/// </summary>
/// <remarks>
/// Kiota's own node throws on such values, and makes nodes of its own class for all children, so it cannot be extended from outside.
/// One node is reused for all members of an object and one for all items of an array: a node is valid only while the model that receives it reads from it.
/// </remarks>
internal sealed class JsonModelNode : IParseNode
{
    // No declared member has a longer name, and neither dates nor enum values are longer.
    private const int MaxStackChars = 256;

    // What the service says about a length must not decide how much is allocated.
    private const int MaxInitialItems = 4096;

    private readonly ReadScope _scope;
    private readonly JsonModelNode? _parent;
    private JsonElement _element;
    private string? _name;
    private JsonModelNode? _child;
    private string? _expected;
    private bool _hasRead;
    private List<int>? _unreadableItems;

    public JsonModelNode(JsonElement element, ReadScope scope)
        : this(scope, null) => _element = element;

    private JsonModelNode(ReadScope scope, JsonModelNode? parent)
    {
        _scope = scope;
        _parent = parent;
    }

    public Action<IParsable>? OnBeforeAssignFieldValues
    {
        get => _scope.OnBeforeAssignFieldValues;
        set => _scope.OnBeforeAssignFieldValues = value;
    }

    public Action<IParsable>? OnAfterAssignFieldValues
    {
        get => _scope.OnAfterAssignFieldValues;
        set => _scope.OnAfterAssignFieldValues = value;
    }

    // A composed type asks for one kind after the other, so a failed read counts only when no other succeeded.
    private bool IsUnreadable => _expected is not null && !_hasRead;

    private bool IsNumber => _element.ValueKind == JsonValueKind.Number;

    private JsonModelNode Child => _child ??= new JsonModelNode(_scope, this);

    private string Path => _parent is null ? "" : _name is null ? _parent.Path + "[]" : _parent._parent is null ? _name : $"{_parent.Path}.{_name}";

    public string? GetStringValue()
    {
        if (_element.ValueKind == JsonValueKind.String && ReadText() is { } text)
        {
            _hasRead = true;
            return text;
        }

        Unreadable("string");
        return null;
    }

    public bool? GetBoolValue() => _element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Read(_element.ValueKind == JsonValueKind.True)
        : NotRead<bool>("boolean");

    public byte? GetByteValue() => ReadInteger(byte.MinValue, byte.MaxValue) is { } value ? Read((byte)value) : NotRead<byte>("uint8");

    public sbyte? GetSbyteValue() => ReadInteger(sbyte.MinValue, sbyte.MaxValue) is { } value ? Read((sbyte)value) : NotRead<sbyte>("int8");

    public int? GetIntValue() => ReadInteger(int.MinValue, int.MaxValue) is { } value ? Read((int)value) : NotRead<int>("int32");

    public long? GetLongValue() => ReadInteger(long.MinValue, long.MaxValue) is { } value ? Read(value) : NotRead<long>("int64");

    // A number beyond the range is read as infinity, which could not be written again.
    public float? GetFloatValue() => IsNumber && _element.TryGetSingle(out var value) && float.IsFinite(value) ? Read(value) : NotRead<float>("float");

    public double? GetDoubleValue() => IsNumber && _element.TryGetDouble(out var value) && double.IsFinite(value) ? Read(value) : NotRead<double>("double");

    public decimal? GetDecimalValue() => IsNumber && _element.TryGetDecimal(out var value) ? Read(value) : NotRead<decimal>("decimal");

    public Guid? GetGuidValue() => TryReadText(stackalloc char[MaxStackChars], out var text) && Guid.TryParse(text, out var value) ? Read(value) : NotRead<Guid>("uuid");

    public DateTimeOffset? GetDateTimeOffsetValue() =>
        TryReadText(stackalloc char[MaxStackChars], out var text) && IsoTime.TryReadDateTime(text, out var value) ? Read(value) : NotRead<DateTimeOffset>("date-time");

    public Date? GetDateValue() =>
        TryReadText(stackalloc char[MaxStackChars], out var text) && IsoTime.TryReadDate(text, out var value) ? Read((Date)value) : NotRead<Date>("date");

    public Time? GetTimeValue() =>
        TryReadText(stackalloc char[MaxStackChars], out var text) && IsoTime.TryReadTime(text, out var value) ? Read(IsoTime.ToTime(value)) : NotRead<Time>("time");

    public TimeSpan? GetTimeSpanValue() =>
        TryReadText(stackalloc char[MaxStackChars], out var text) && IsoTime.TryReadDuration(text, out var value) ? Read(value) : NotRead<TimeSpan>("duration");

    public T? GetEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum =>
        TryReadText(stackalloc char[MaxStackChars], out var text) && WireEnum<T>.TryRead(text, out var value) ? Read(value) : NotRead<T>(typeof(T).Name);

    public byte[]? GetByteArrayValue()
    {
        if (_element.ValueKind == JsonValueKind.String && ReadText() is not null && _element.TryGetBytesFromBase64(out var value))
        {
            _hasRead = true;
            return value;
        }

        Unreadable("base64");
        return null;
    }

    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (typeof(T) == typeof(UntypedNode))
        {
            _hasRead = true;
            return (T)(object)UntypedJsonReader.ReadNode(_element);
        }

        var isObject = _element.ValueKind == JsonValueKind.Object;
        // What a factory for any model makes may be a composed type.
        var mayBeComposed = typeof(T) == typeof(IParsable) || typeof(T).IsAssignableTo(typeof(IComposedTypeWrapper));
        if (!isObject && (_element.ValueKind == JsonValueKind.Null || !mayBeComposed))
        {
            Unreadable("object");
            return default!;
        }

        // The factory of a composed type reads what is not an object.
        var item = factory(this);
        if (!isObject && !_hasRead)
        {
            return default!;
        }

        _scope.OnBeforeAssignFieldValues?.Invoke(item);
        if (isObject)
        {
            AssignFields(item);
            _hasRead = true;
        }

        _scope.OnAfterAssignFieldValues?.Invoke(item);
        return item;
    }

    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable =>
        // A null stands for no object: the model's list promises its readers objects.
        ReadItems(item => item._element.ValueKind == JsonValueKind.Null ? default! : item.GetObjectValue(factory), keepsNull: false)!;

    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>() =>
        ReadItems(static item => item.ReadPrimitive<T>(), keepsNull: default(T) is null && typeof(T).IsValueType)!;

    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum =>
        ReadItems(static item => item.GetEnumValue<T>(), keepsNull: true)!;

    public IParseNode? GetChildNode(string identifier) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(identifier, out var value)
            ? new JsonModelNode(_scope, this) { _name = identifier, _element = value }
            : null;

    private void AssignFields(IParsable item)
    {
        var fields = item.GetFieldDeserializers();
        var bySpan = default(Dictionary<string, Action<IParseNode>>.AlternateLookup<ReadOnlySpan<char>>);
        var hasLookup = fields is Dictionary<string, Action<IParseNode>> dictionary && dictionary.TryGetAlternateLookup(out bySpan);
        Span<char> buffer = stackalloc char[MaxStackChars];
        foreach (var property in _element.EnumerateObject())
        {
            if (!TryReadName(property, buffer, out var name))
            {
                _scope.Report(UnreadableMember.Of(Path + ".?", "member name", property.Value));
            }
            else if (hasLookup ? bySpan.TryGetValue(name, out var known, out var assign) : fields.TryGetValue(known = name.ToString(), out assign))
            {
                Assign(item, known!, property.Value, assign!);
            }
            else if (item is IAdditionalDataHolder holder)
            {
                var additional = holder.AdditionalData ??= new Dictionary<string, object>();
                additional[_scope.NameOf(name)] = UntypedJsonReader.ReadAdditional(property.Value)!;
            }
        }
    }

    private void Assign(IParsable item, string name, JsonElement value, Action<IParseNode> assign)
    {
        var child = Child;
        child.MoveTo(value, name);
        assign(child);
        if (!child.IsUnreadable && child._unreadableItems is null)
        {
            return;
        }

        var member = UnreadableMember.Of(child.Path, child._expected ?? "item", value, child._unreadableItems?.Count ?? 0);
        _scope.Report(member);
        if (item is IAdditionalDataHolder holder)
        {
            if (holder.AdditionalData is not KeptMembers kept)
            {
                holder.AdditionalData = kept = new KeptMembers(holder.AdditionalData ?? new Dictionary<string, object>());
            }

            kept.Keep(name, UntypedJsonReader.ReadAdditional(value), member, child._unreadableItems ?? []);
        }
    }

    private List<T>? ReadItems<T>(Func<JsonModelNode, T?> read, bool keepsNull)
    {
        if (_element.ValueKind != JsonValueKind.Array)
        {
            Unreadable("array");
            return null;
        }

        _hasRead = true;
        var items = new List<T>(Math.Min(_element.GetArrayLength(), MaxInitialItems));
        var child = Child;
        var index = 0;
        foreach (var element in _element.EnumerateArray())
        {
            child.MoveTo(element, null);
            var value = read(child);
            if (value is not null || (keepsNull && element.ValueKind == JsonValueKind.Null))
            {
                items.Add(value!);
            }
            else
            {
                (_unreadableItems ??= []).Add(index);
                _expected = child._expected;
            }

            index++;
        }

        return items;
    }

    private T? ReadPrimitive<T>() => typeof(T) switch
    {
        var type when type == typeof(string) => (T?)(object?)GetStringValue(),
        var type when type == typeof(bool) || type == typeof(bool?) => (T?)(object?)GetBoolValue(),
        var type when type == typeof(byte) || type == typeof(byte?) => (T?)(object?)GetByteValue(),
        var type when type == typeof(sbyte) || type == typeof(sbyte?) => (T?)(object?)GetSbyteValue(),
        var type when type == typeof(int) || type == typeof(int?) => (T?)(object?)GetIntValue(),
        var type when type == typeof(long) || type == typeof(long?) => (T?)(object?)GetLongValue(),
        var type when type == typeof(float) || type == typeof(float?) => (T?)(object?)GetFloatValue(),
        var type when type == typeof(double) || type == typeof(double?) => (T?)(object?)GetDoubleValue(),
        var type when type == typeof(decimal) || type == typeof(decimal?) => (T?)(object?)GetDecimalValue(),
        var type when type == typeof(Guid) || type == typeof(Guid?) => (T?)(object?)GetGuidValue(),
        var type when type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?) => (T?)(object?)GetDateTimeOffsetValue(),
        var type when type == typeof(TimeSpan) || type == typeof(TimeSpan?) => (T?)(object?)GetTimeSpanValue(),
        var type when type == typeof(Date) || type == typeof(Date?) => (T?)(object?)GetDateValue(),
        var type when type == typeof(Time) || type == typeof(Time?) => (T?)(object?)GetTimeValue(),
        var type => throw new NotSupportedException($"A list of {type} cannot be read from JSON."),
    };

    private void MoveTo(JsonElement element, string? name)
    {
        _element = element;
        _name = name;
        _expected = null;
        _hasRead = false;
        _unreadableItems = null;
    }

    private T? Read<T>(T value)
        where T : struct
    {
        _hasRead = true;
        return value;
    }

    private T? NotRead<T>(string expected)
        where T : struct
    {
        Unreadable(expected);
        return null;
    }

    private void Unreadable(string expected)
    {
        if (_element.ValueKind != JsonValueKind.Null)
        {
            _expected = expected;
        }
    }

    private long? ReadInteger(long min, long max) =>
        IsNumber && (_element.TryGetInt64(out var value) || JsonNumber.TryReadInteger(JsonMarshal.GetRawUtf8Value(_element), out value)) && value >= min && value <= max
            ? value
            : null;

    /// <summary>The string, or null when its escapes or bytes are no Unicode text.</summary>
    private string? ReadText()
    {
        try
        {
            return _element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private bool TryReadText(Span<char> buffer, out ReadOnlySpan<char> text)
    {
        text = default;
        if (_element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var raw = JsonMarshal.GetRawUtf8Value(_element)[1..^1];
        return raw.Contains((byte)'\\')
            ? ReadText() is { } unescaped && (text = unescaped).Length >= 0
            : TryDecode(raw, buffer, out text);
    }

    private static bool TryReadName(JsonProperty property, Span<char> buffer, out ReadOnlySpan<char> name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (!raw.Contains((byte)'\\') && TryDecode(raw, buffer, out name))
        {
            return true;
        }

        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = default;
            return false;
        }
    }

    private static bool TryDecode(ReadOnlySpan<byte> utf8, Span<char> buffer, out ReadOnlySpan<char> text)
    {
        text = default;
        if (utf8.Length > buffer.Length || Utf8.ToUtf16(utf8, buffer, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        text = buffer[..length];
        return true;
    }
}
