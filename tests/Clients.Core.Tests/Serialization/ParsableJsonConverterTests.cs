using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clients.Core.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Serialization;

/// <summary>A model keeps the service's names wherever System.Text.Json meets it.</summary>
public sealed partial class ParsableJsonConverterTests
{
    private const string Json = """{"text":"x","at":"2026-05-01T01:02:03+00:00","day":"2026-05-01","level":"very-low","inner":{"number":7},"rows":[{"number":1}],"new":[1e3,null]}""";

    private static readonly JsonSerializerOptions Options = new() { Converters = { new ParsableJsonConverter() } };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonSerializerOptions OfContext = new() { Converters = { new ParsableJsonConverter() }, TypeInfoResolver = SampleContext.Default };

    private static readonly JsonSerializerOptions WithFactory = new() { Converters = { new ParsableJsonConverter().Add(OneOfHolder.OneOf.Create) } };

    [Fact]
    public void A_model_is_read_and_written_with_the_names_of_the_service()
    {
        var sample = JsonSerializer.Deserialize<Sample>(Json, Options)!;

        Assert.Equal(("x", Level.VeryLow, 7), (sample.Text, sample.Level, sample.Inner!.Number));
        Assert.Equal(Json, JsonSerializer.Serialize(sample, Options));
        Assert.Equal(Json, JsonSerializer.Serialize<object>(sample, Options));
        Assert.Equal(Json, JsonSerializer.Serialize<IParsable>(sample, Options));
    }

    [Fact]
    public void Models_are_found_within_other_types()
    {
        var read = JsonSerializer.Deserialize<Dictionary<string, List<Sample?>>>($$"""{"a":[{{Json}},null]}""", Options)!;

        Assert.Equal("x", read["a"][0]!.Text);
        Assert.Equal($$"""{"Samples":{"a":[{{Json}},null]},"Any":{"b":[1]} }""".Replace("} }", "}}", StringComparison.Ordinal), JsonSerializer.Serialize(new { Samples = read, Any = Untyped() }, Options));
    }

    [Fact]
    public void A_value_that_does_not_fit_is_kept()
    {
        var sample = JsonSerializer.Deserialize<Sample>("""{"number":1.5}""", Options)!;

        Assert.Equal("""{"number":1.5}""", JsonSerializer.Serialize(sample, Options));
    }

    [Fact]
    public void Indented_text_is_indented() => Assert.Equal(
        "{\n  \"text\": \"x\"\n}",
        JsonSerializer.Serialize(new Sample { Text = "x" }, Indented));

    [Fact]
    public void A_context_of_source_generation_is_enough()
    {
        var sample = JsonSerializer.Deserialize<Sample>(Json, OfContext)!;

        Assert.Equal(Json, JsonSerializer.Serialize(sample, OfContext));
    }

    [Fact]
    public void A_composed_type_is_read_when_its_factory_is_registered()
    {
        Assert.Equal(7, JsonSerializer.Deserialize<OneOfHolder.OneOf>("7", WithFactory)!.Number);
        var exception = Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<OneOfHolder.OneOf>("{}", Options));
        Assert.Contains("Add(OneOf.CreateFromDiscriminatorValue)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_that_is_no_object_is_an_error() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sample>("[]", Options));

    [Fact]
    public async Task An_endpoint_takes_and_returns_the_names_of_the_service()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new ParsableJsonConverter()));
        await using var app = builder.Build();
        app.MapPost("/echo", (Sample sample) => sample);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var response = await http.PostAsync("/echo", new StringContent(Json, Encoding.UTF8, "application/json"));

        Assert.Equal(Json, await response.Content.ReadAsStringAsync());
        using var typed = await http.PostAsJsonAsync("/echo", new Sample { Text = "x" }, Options);
        Assert.Equal("x", (await typed.Content.ReadFromJsonAsync<Sample>(Options))!.Text);
    }

    private static UntypedObject Untyped() => new(new Dictionary<string, UntypedNode> { ["b"] = new UntypedArray([new UntypedInteger(1)]) });

    [JsonSerializable(typeof(Sample))]
    private sealed partial class SampleContext : JsonSerializerContext;
}
