using System.Text;
using System.Text.Json;
using Clients.WireBoard.Live;
using Clients.WireBoard.Models;
using Microsoft.Kiota.Serialization.Json;

namespace Clients.WireBoard.Tests.Live;

/// <summary>The quick way of reading ranked categories must not differ from the general one.</summary>
public sealed class EnvelopeReaderTests
{
    [Theory]
    [InlineData("top_pages", "url")]
    [InlineData("top_referrers", "url")]
    [InlineData("top_mediums", "medium")]
    [InlineData("top_sources", "source")]
    [InlineData("top_search", "term")]
    [InlineData("top_social", "network")]
    [InlineData("top_countries", "country")]
    [InlineData("top_devices", "device")]
    [InlineData("top_browsers", "browser")]
    [InlineData("top_oses", "os")]
    [InlineData("top_languages", "language")]
    [InlineData("top_screens", "resolution")]
    public void A_ranked_category_reads_the_same_in_both_ways(string category, string key)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"site_id":"s","category":"{{category}}","ts":"2026-05-22T13:00:00.000Z","data":[{"{{key}}":"größe \"x\" é","count":3},{"{{key}}":"b","count":0}]}""");

        var quick = RankedEnvelopeReader.TryRead(json);

        Assert.NotNull(quick);
        Assert.Equal(Describe(General(json)), Describe(quick));
        Assert.Contains("größe", Describe(quick), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"category":"top_pages","data":[{"url":"/a","count":1,"depth":4}]}""")]
    [InlineData("""{"category":"top_pages","origin":"edge","data":[{"url":"/a","count":1}]}""")]
    [InlineData("""{"data":[{"url":"/a","count":1}],"category":"top_pages"}""")]
    [InlineData("""{"category":"visitors","data":{"live":1,"returning":0}}""")]
    [InlineData("""{"category":"moon","data":[]}""")]
    [InlineData("""{"category":"geo","data":[{"lat":1.5,"lng":2,"count":1}]}""")]
    public void What_is_not_exactly_as_documented_is_left_to_the_general_way(string json)
    {
        Assert.Null(RankedEnvelopeReader.TryRead(Encoding.UTF8.GetBytes(json)));
        Assert.NotNull(LiveEnvelopeReader.Read("message", Encoding.UTF8.GetBytes(json)).CategoryName);
    }

    [Theory]
    [InlineData("""{"category":"top_pages","data":[{"url":"/a","title":null,"count":1}]}""")]
    [InlineData("""{"category":"top_pages","data":[]}""")]
    public void Null_and_nothing_read_the_same_in_both_ways(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        Assert.Equal(Describe(General(bytes)), Describe(RankedEnvelopeReader.TryRead(bytes)!));
    }

    private static LiveEnvelope General(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonParseNode(document.RootElement).GetObjectValue(TypedLiveEnvelope.CreateFromDiscriminatorValue);
    }

    private static string Describe(LiveEnvelope envelope)
    {
        var rows = ((IEnumerable<Microsoft.Kiota.Abstractions.Serialization.IParsable>)envelope.Payload!).Select(row =>
        {
            using var writer = new JsonSerializationWriter();
            writer.WriteObjectValue(null, row);
            using var reader = new StreamReader(writer.GetSerializedContent());
            return JsonDocument.Parse(reader.ReadToEnd()).RootElement.EnumerateObject().Aggregate(row.GetType().Name, (text, field) => $"{text} {field.Name}={field.Value}");
        });
        return $"{envelope.SiteId} {envelope.Category} {envelope.CategoryName} {envelope.Ts:O}: {string.Join("; ", rows)}";
    }
}
