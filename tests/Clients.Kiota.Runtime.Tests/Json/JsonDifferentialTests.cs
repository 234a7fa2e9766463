using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Properties;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.Kiota.Runtime.Tests.Json;

/// <summary>Reader and writer against System.Text.Json's own, on random input: the same values, the same refusals.</summary>
public sealed class JsonDifferentialTests
{
    // No .NET number holds it: writing it is refused, see JsonWriteTests.
    private static readonly Gen<string> Documents = JsonGen.Compact.Where(json => !json.Contains("1e400", StringComparison.Ordinal));

    private static readonly Gen<string> Objects = JsonGen.CompactObject.Where(json => !json.Contains("1e400", StringComparison.Ordinal));

    [Fact]
    public void A_document_without_schema_comes_back_with_the_same_meaning() =>
        Prop.ForAll(Documents.ToArbitrary(), json => AssertSame(json, JsonText.Write(writer => writer.WriteObjectValue(null, JsonText.Node(json).GetObjectValue(UntypedNode.CreateFromDiscriminatorValue)))))
            .Check(Seeded.Tries(2000));

    [Fact]
    public void Undeclared_properties_come_back_with_the_same_meaning() =>
        Prop.ForAll(Objects.Select(Undeclared).ToArbitrary(), json => AssertSame(json, JsonText.Write(writer => writer.WriteObjectValue(null, JsonText.Node(json).GetObjectValue(Widget.CreateFromDiscriminatorValue)))))
            .Check(Seeded.Tries(2000));

    [Fact]
    public void A_scalar_is_read_as_the_value_System_Text_Json_reads() =>
        Prop.ForAll(Gen.OneOf(JsonGen.Number, JsonGen.StringLiteral, Scalars()).ToArbitrary(), json =>
        {
            AssertReads(json, node => node.GetBoolValue());
            AssertReads(json, node => node.GetStringValue());
            AssertReads(json, node => node.GetDoubleValue());
            AssertReads(json, node => node.GetFloatValue());
            AssertReads(json, node => node.GetDecimalValue());
            AssertReads(json, node => node.GetGuidValue());
            AssertReads(json, node => node.GetDateTimeOffsetValue());
            AssertReads(json, node => node.GetByteArrayValue());
            AssertReads(json, node => node.GetLongValue(), IsIntegerOtherwiseWritten);
            AssertReads(json, node => node.GetIntValue(), IsIntegerOtherwiseWritten);
            AssertReads(json, node => node.GetByteValue(), IsIntegerOtherwiseWritten);
            AssertReads(json, node => node.GetSbyteValue(), IsIntegerOtherwiseWritten);
        }).Check(Seeded.Tries(2000));

    [Fact]
    public void A_value_is_written_as_System_Text_Json_writes_it()
    {
        AssertWrites<string>((writer, value) => writer.WriteStringValue(null, value), ArbMap.Default.GeneratorFor<string>());
        AssertWrites<int>((writer, value) => writer.WriteIntValue(null, value), ArbMap.Default.GeneratorFor<int>());
        AssertWrites<long>((writer, value) => writer.WriteLongValue(null, value), ArbMap.Default.GeneratorFor<long>());
        AssertWrites<double>((writer, value) => writer.WriteDoubleValue(null, value), ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite));
        AssertWrites<float>((writer, value) => writer.WriteFloatValue(null, value), ArbMap.Default.GeneratorFor<float>().Where(float.IsFinite));
        AssertWrites<decimal>((writer, value) => writer.WriteDecimalValue(null, value), ArbMap.Default.GeneratorFor<decimal>());
        AssertWrites<Guid>((writer, value) => writer.WriteGuidValue(null, value), ArbMap.Default.GeneratorFor<Guid>());
        AssertWrites<DateTimeOffset>((writer, value) => writer.WriteDateTimeOffsetValue(null, value), ArbMap.Default.GeneratorFor<DateTimeOffset>());
        AssertWrites<byte[]>((writer, value) => writer.WriteByteArrayValue(null, value), ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes is not null));
    }

    [Fact]
    public void Damaged_bytes_are_refused_exactly_when_System_Text_Json_refuses_them() =>
        Prop.ForAll(Damaged().ToArbitrary(), bytes =>
        {
            var expected = Record.Exception(() => JsonElement.Parse(bytes));

            var actual = Record.Exception(() => new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", new MemoryStream(bytes)).GetAwaiter().GetResult());

            Assert.Equal(expected is null, actual is null);
            Assert.True(actual is null or JsonException, $"{actual}");
        }).Check(Seeded.Tries(3000));

    private static Gen<string> Scalars() => Gen.OneOf(
        Gen.Elements("true", "false", "null", "\"\""),
        ArbMap.Default.GeneratorFor<string>().Select(text => JsonSerializer.Serialize(text)),
        ArbMap.Default.GeneratorFor<Guid>().Select(guid => $"\"{guid}\""),
        ArbMap.Default.GeneratorFor<DateTimeOffset>().Select(moment => JsonSerializer.Serialize(moment)),
        ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => JsonSerializer.Serialize(bytes)),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)),
        ArbMap.Default.GeneratorFor<decimal>().Select(number => JsonSerializer.Serialize(number)),
        ArbMap.Default.GeneratorFor<long>().Select(number => JsonSerializer.Serialize(number)));

    // One to three bytes replaced, dropped or doubled.
    private static Gen<byte[]> Damaged() =>
        from json in JsonGen.Compact
        from damages in Gen.ArrayOf(from at in Gen.Choose(0, 10_000) from kind in Gen.Choose(0, 2) from value in Gen.Choose(0, 255) select (at, kind, (byte)value)).Resize(3)
        select damages.Aggregate(Encoding.UTF8.GetBytes(json), (bytes, damage) => Damage(bytes, damage.at % Math.Max(1, bytes.Length), damage.kind, damage.Item3));

    private static byte[] Damage(byte[] bytes, int at, int kind, byte value) => bytes.Length == 0 ? [value] : kind switch
    {
        0 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
        1 => [.. bytes[..at], .. bytes[(at + 1)..]],
        _ => [.. bytes[..at], bytes[at], .. bytes[at..]],
    };

    /// <summary>The document without the properties that a widget declares: those have types of their own.</summary>
    private static string Undeclared(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var name in new Widget().GetFieldDeserializers().Keys)
        {
            root.Remove(name);
        }

        return root.ToJsonString();
    }

    private static void AssertReads<T>(string json, Func<JsonParseNode, T> read, Func<string, T, bool>? alsoRight = null)
    {
        var theirs = Outcome(() => JsonSerializer.Deserialize<T>(json));
        var ours = Outcome(() => read(JsonText.Node(json)));
        var isSame = theirs.Failure is null ? Equal(theirs.Value, ours.Value)
            : ours.Failure is JsonException or FormatException || ours.Value is null || alsoRight?.Invoke(json, ours.Value) == true;
        Assert.True(isSame, $"{json} as {typeof(T)}: theirs {theirs}, ours {ours}");
    }

    private static bool Equal<T>(T one, T other) => one is byte[] bytes ? other is byte[] same && bytes.AsSpan().SequenceEqual(same) : Equals(one, other);

    private static bool IsIntegerOtherwiseWritten<T>(string json, T value) =>
        decimal.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture) == Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static (T? Value, Exception? Failure) Outcome<T>(Func<T> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return (default, e);
        }
    }

    private static void AssertWrites<T>(Action<JsonSerializationWriter, T> write, Gen<T> values) =>
        Prop.ForAll(values.Where(value => value is not null).ToArbitrary(), value =>
        {
            using var theirs = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(value));
            using var ours = JsonDocument.Parse(JsonText.Write(writer => write(writer, value)));
            Assert.True(JsonElement.DeepEquals(theirs.RootElement, ours.RootElement), $"{theirs.RootElement.GetRawText()} and {ours.RootElement.GetRawText()}");
        }).Check(Seeded.Tries(500));

    private static void AssertSame(string expected, string actual)
    {
        using var before = JsonDocument.Parse(expected);
        using var after = JsonDocument.Parse(actual);
        Assert.True(IsSame(before.RootElement, after.RootElement), $"{expected}\nbecame\n{actual}");
    }

    // As JsonElement.DeepEquals, but with numbers as exact as .NET's are.
    private static bool IsSame(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Number => one.GetDouble().Equals(other.GetDouble()) || (one.GetDouble() == 0 && other.GetDouble() == 0),
        JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => IsSame(pair.First, pair.Second)),
        JsonValueKind.Object => one.EnumerateObject().Count() == other.EnumerateObject().Count()
            && one.EnumerateObject().All(member => other.TryGetProperty(member.Name, out var same) && IsSame(member.Value, same)),
        _ => JsonElement.DeepEquals(one, other),
    };
}
