using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class RequestHeadersTests
{
    [Fact]
    public void Values_of_a_name_are_a_set_and_the_first_spelling_stays()
    {
        var headers = new RequestHeaders();
        headers.Add("X-A", "1", "2", "1");
        headers.Add("x-a", "3");

        var header = Assert.Single(headers);
        Assert.Equal("X-A", header.Key);
        Assert.Equal(["1", "2", "3"], header.Value);
    }

    [Fact]
    public void The_content_type_holds_one_value_which_a_later_one_replaces()
    {
        var headers = new RequestHeaders();
        headers.Add("Content-Type", "text/plain", "text/html");
        headers.Add("content-type", "application/json");

        Assert.Equal(["application/json"], headers["Content-Type"]);
    }

    [Fact]
    public void The_indexer_adds_and_misses_with_an_error()
    {
        var headers = new RequestHeaders { ["A"] = ["1"] };
        headers["a"] = ["2"];

        Assert.Equal(["1", "2"], headers["A"]);
        Assert.Throws<KeyNotFoundException>(() => headers["B"]);
        Assert.False(headers.TryGetValue("B", out var none));
        Assert.Empty(none!);
        Assert.False(headers.ContainsKey(""));
    }

    [Fact]
    public void TryAdd_looks_at_the_name_only()
    {
        var headers = new RequestHeaders();

        Assert.True(headers.TryAdd("Accept", "a"));
        Assert.False(headers.TryAdd("accept", "b"));
        Assert.Throws<ArgumentNullException>(() => headers.TryAdd("", "b"));
    }

    [Fact]
    public void A_name_goes_with_its_last_value()
    {
        var headers = new RequestHeaders();
        headers.Add("A", "1", "2");

        Assert.True(headers.Remove("a", "1"));
        Assert.False(headers.Remove("a", "1"));
        Assert.True(headers.Remove("a", "2"));
        Assert.Empty(headers);
    }

    [Fact]
    public void A_quality_list_is_one_value()
    {
        var headers = new RequestHeaders();
        headers.Add("Accept", "application/json;q=1, text/plain;q=0.9");

        Assert.Single(headers["Accept"]);
    }

    /// <summary>The official runtime sends such a value as two header lines (S30).</summary>
    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_value_cannot_smuggle_another_header(string value)
    {
        var headers = new RequestHeaders();

        var error = Assert.Throws<ArgumentException>(() => headers.Add("X-A", value));
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => headers.TryAdd("X-A", value));
        Assert.Throws<ArgumentException>(() => headers.TryAdd("X\r\nY", "b"));
        Assert.Empty(headers);
    }
}
