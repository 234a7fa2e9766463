using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class KiotaSerializerTests
{
    public KiotaSerializerTests() => Adapters.RegisterDefaults();

    [Fact]
    public async Task A_model_goes_to_text_and_back()
    {
        var widget = await KiotaJsonSerializer.DeserializeAsync("""{"name":"a"}""", Widget.CreateFromDiscriminatorValue);

        Assert.Equal("""{"name":"a"}""", await KiotaJsonSerializer.SerializeAsStringAsync(widget!));
        Assert.Equal("""[{"name":"a"}]""", await KiotaJsonSerializer.SerializeAsStringAsync(new[] { widget! }.AsEnumerable()));
    }

    [Fact]
    public async Task An_array_of_models_is_read()
    {
        using var stream = new MemoryStream("""[{"name":"a"},{"name":"b"}]"""u8.ToArray());

        var widgets = await KiotaJsonSerializer.DeserializeCollectionAsync(stream, Widget.CreateFromDiscriminatorValue);

        Assert.Equal(["a", "b"], widgets.Select(widget => widget.Name));
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => KiotaJsonSerializer.DeserializeAsync("", Widget.CreateFromDiscriminatorValue));
        await Assert.ThrowsAsync<InvalidOperationException>(() => KiotaSerializer.DeserializeAsync("image/png", "x", Widget.CreateFromDiscriminatorValue));
        Assert.Throws<ArgumentNullException>(() => KiotaJsonSerializer.SerializeAsStream<Widget>((Widget)null!));
    }
}
