using System.Text;
using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Text;

namespace Clients.Kiota.Runtime.Tests.Text;

public sealed class TextTests
{
    [Fact]
    public void One_value_is_written_without_a_key()
    {
        Assert.Equal("True", Write(writer => writer.WriteBoolValue(null, true)));
        Assert.Equal("1.5", Write(writer => writer.WriteDecimalValue("", 1.5m)));
        Assert.Equal("null", Write(writer => writer.WriteNullValue(null)));
        Assert.Equal("", Write(writer => writer.WriteStringValue(null, "")));
        Assert.Equal("Read,Write,ReadWrite", Write(writer => writer.WriteEnumValue<FileAccess>(null, FileAccess.ReadWrite)));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteIntValue("key", 1)));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteObjectValue(null, new Widget())));
        Assert.Throws<InvalidOperationException>(() => Write(writer => writer.WriteAdditionalData(new Dictionary<string, object>())));
        Assert.Throws<InvalidOperationException>(() => Write(writer =>
        {
            writer.WriteIntValue(null, 1);
            writer.WriteIntValue(null, 2);
        }));
    }

    [Fact]
    public async Task The_whole_body_is_the_value_without_quotes_around_it()
    {
        Assert.Equal("a\"b", (await ParseAsync("\"a\"b\"")).GetStringValue());
        Assert.Equal(1000, (await ParseAsync(" 1,000 ")).GetIntValue());
        Assert.Equal(5, (await ParseAsync("5.0")).GetIntValue());
        Assert.Null((await ParseAsync("1e5")).GetDoubleValue());
        Assert.Equal(DayOfWeek.Friday, (await ParseAsync("friday")).GetEnumValue<DayOfWeek>());
        Assert.Equal([1, 2], (await ParseAsync("AQI=")).GetByteArrayValue());
        Assert.Throws<InvalidOperationException>(() => new TextParseNode("a").GetChildNode("x"));
        Assert.Throws<InvalidOperationException>(() => new TextParseNode("a").GetObjectValue(Widget.CreateFromDiscriminatorValue));
    }

    private static Task<IParseNode> ParseAsync(string body) =>
        new TextParseNodeFactory().GetRootParseNodeAsync("text/plain", new MemoryStream(Encoding.UTF8.GetBytes(body)));

    private static string Write(Action<ISerializationWriter> write)
    {
        using var writer = new TextSerializationWriter();
        write(writer);
        using var reader = new StreamReader(writer.GetSerializedContent());
        return reader.ReadToEnd();
    }
}
