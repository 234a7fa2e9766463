using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using Microsoft.Kiota.Serialization.Text;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class RegistryTests
{
    private static readonly ParseNodeFactoryRegistry Registry = new()
    {
        ContentTypeAssociatedFactories = { ["application/json"] = new JsonParseNodeFactory(), ["text/plain"] = new TextParseNodeFactory() },
    };

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/json ; charset=utf-8", "application/json")]
    [InlineData("application/vnd.github.v3+json", "application/json")]
    [InlineData("application/a+b+json", "application/json")]
    [InlineData("text/x+plain", "text/plain")]
    public void Parameters_and_vendor_parts_are_ignored(string contentType, string expected) => Assert.Equal(expected, Registry.GetFactory(contentType).ContentType);

    [Theory]
    [InlineData("application/jsonl")]
    [InlineData("image/png")]
    [InlineData("Application/JSON")]
    public void Other_types_are_refused_by_name(string contentType) =>
        Assert.Contains(contentType, Assert.Throws<InvalidOperationException>(() => Registry.GetFactory(contentType)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_exact_vendor_registration_wins()
    {
        var vendor = new JsonParseNodeFactory();
        var registry = new ParseNodeFactoryRegistry { ContentTypeAssociatedFactories = { ["application/json"] = new JsonParseNodeFactory(), ["application/x+json"] = vendor } };

        Assert.Same(vendor, registry.GetFactory("application/x+json").Factory);
    }

    [Fact]
    public async Task Factories_refuse_other_types()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new JsonParseNodeFactory().GetRootParseNodeAsync("application/x+json", Stream.Null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonSerializationWriterFactory().GetSerializationWriter("text/plain"));
        Assert.Throws<InvalidOperationException>(() => Registry.ValidContentType);
        Assert.Throws<ArgumentNullException>(() => Registry.GetFactory(""));
    }
}
