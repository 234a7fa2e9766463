using System.Globalization;
using System.Runtime.Serialization;
using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class RequestUrlTests
{
    public enum Mode
    {
        Active,

        [EnumMember(Value = "in-active")]
        InActive,
    }

    public static TheoryData<object, string> Texts => new()
    {
        { true, "true" },
        { Mode.Active, "active" },
        { Mode.InActive, "in-active" },
        { 1.5m, "1.5" },
        { 1.50m, "1.50" },
        { 1e20, "1E%2B20" },
        { (byte)7, "7" },
        { TimeSpan.FromMinutes(90), "PT1H30M" },
        { new Date(2020, 1, 2), "2020-01-02" },
        { new Time(10, 20, 30), "10%3A20%3A30" },
        { new DateOnly(2020, 1, 2), "2020-01-02" },
        { new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "2020-01-02T03%3A04%3A05.0000000%2B02%3A00" },
        { Guid.Parse("AABBCCDD-0000-0000-0000-000000000001"), "aabbccdd-0000-0000-0000-000000000001" },
        { new object?[] { Mode.InActive, null, Mode.Active }, "in-active,active" },
        { new List<Mode> { Mode.InActive }, "in-active" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Values_are_written_the_same_in_every_culture(object value, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            var request = Request("{+baseurl}/s{?q}");
            request.QueryParameters.Add("q", value);

            Assert.Equal("https://h.io/s?q=" + expected, request.URI.OriginalString);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_value_without_a_text_is_refused_by_name()
    {
        var request = Request("{+baseurl}/s{?q}");
        request.QueryParameters.Add("q", new object());

        Assert.Contains("'q'", Assert.Throws<ArgumentException>(() => request.URI).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_array_and_null_are_not_sent()
    {
        var request = Request("{+baseurl}/s{?a,b}");
        request.QueryParameters.Add("a", Array.Empty<string>());
        request.QueryParameters.Add("b", null!);

        Assert.Equal("https://h.io/s", request.URI.OriginalString);
    }

    [Fact]
    public void A_missing_path_parameter_leaves_an_empty_segment_and_names_match_with_case()
    {
        var request = Request("{+baseurl}/a/{ID}/b");
        request.PathParameters.Add("id", "7");

        Assert.Equal("https://h.io/a//b", request.URI.OriginalString);
    }

    [Fact]
    public void A_template_needs_its_base_url()
    {
        var request = new RequestInformation(Method.GET, "{+baseurl}/a", new Dictionary<string, object>());

        var error = Assert.Throws<InvalidOperationException>(() => request.URI);
        Assert.Equal("PathParameters must contain a value for \"baseurl\" for the url to be built.", error.Message);
    }

    [Fact]
    public void A_query_parameter_cannot_have_a_path_parameters_name()
    {
        var request = Request("{+baseurl}/a/{id}{?id}");
        request.PathParameters.Add("id", "1");
        request.QueryParameters.Add("id", "2");

        Assert.Throws<ArgumentException>(() => request.URI);
    }

    [Fact]
    public void A_raw_url_is_used_untouched()
    {
        var request = new RequestInformation(Method.GET, "{+baseurl}/a", new Dictionary<string, object> { ["request-raw-url"] = "https://raw/z%20?a=%24" });

        Assert.Equal("https://raw/z%20?a=%24", request.URI.OriginalString);
    }

    [Fact]
    public void Setting_the_url_drops_the_parameters()
    {
        var request = Request("{+baseurl}/a{?q}");
        request.QueryParameters.Add("q", "1");
        request.URI = new Uri("https://other/");

        Assert.Equal("https://other/", request.URI.OriginalString);
        Assert.Empty(request.PathParameters);
        Assert.Empty(request.QueryParameters);
        Assert.Throws<ArgumentNullException>(() => request.URI = null!);
    }

    /// <summary>The official runtime empties the builder's own dictionary: its second request goes to the template's URL (S1).</summary>
    [Fact]
    public void A_builder_with_a_raw_url_sends_every_request_there()
    {
        var builderParameters = new Dictionary<string, object> { ["request-raw-url"] = "https://raw/x" };

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("https://raw/x", new RequestInformation(Method.GET, "{+baseurl}/a", builderParameters).URI.OriginalString);
        }
    }

    private static RequestInformation Request(string template) =>
        new() { UrlTemplate = template, PathParameters = { ["baseurl"] = "https://h.io" } };
}
