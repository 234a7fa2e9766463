using Clients.Kiota.Runtime.Tests.Support;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class RequestContentTests : IDisposable
{
    private readonly HttpClientRequestAdapter _adapter = Adapters.For("https://h.io");

    public void Dispose() => _adapter.Dispose();

    [Fact]
    public void A_callers_content_type_wins()
    {
        var request = new RequestInformation();
        request.Headers.Add("Content-Type", "application/merge-patch+json");

        request.SetContentFromParsable(_adapter, "application/json", new Widget { Name = "a" });

        Assert.Equal(["application/merge-patch+json"], request.Headers["Content-Type"]);
        Assert.Equal("""{"name":"a"}""", Text(request));
    }

    [Fact]
    public void Scalars_enums_and_collections_are_bodies_of_their_own()
    {
        Assert.Equal("\"a\"", Set(request => request.SetContentFromScalar(_adapter, "application/json", "a")));
        Assert.Equal("5", Set(request => request.SetContentFromScalar<int?>(_adapter, "application/vnd.x+json", 5)));
        Assert.Equal("[1.5,null]", Set(request => request.SetContentFromScalarCollection(_adapter, "application/json", new decimal?[] { 1.5m, null })));
        Assert.Equal("\"Friday\"", Set(request => request.SetContentFromEnum<DayOfWeek>(_adapter, "application/json", DayOfWeek.Friday)));
        Assert.Equal("[\"Friday\"]", Set(request => request.SetContentFromEnumCollection<DayOfWeek>(_adapter, "application/json", [DayOfWeek.Friday])));
        Assert.Equal("""[{"name":"a"}]""", Set(request => request.SetContentFromParsable(_adapter, "application/json", new[] { null!, new Widget { Name = "a" } })));
    }

    [Fact]
    public void What_is_missing_or_unknown_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Set(request => request.SetContentFromScalar(_adapter, "", "a")));
        Assert.Throws<ArgumentNullException>(() => Set(request => request.SetContentFromScalar(null!, "application/json", "a")));
        Assert.Throws<InvalidOperationException>(() => Set(request => request.SetContentFromScalar<string>(_adapter, "application/json", null!)));
        Assert.Throws<InvalidOperationException>(() => Set(request => request.SetContentFromScalar(_adapter, "application/json", new Uri("https://h"))));
        Assert.Throws<InvalidOperationException>(() => Set(request => request.SetContentFromScalar(_adapter, "image/png", "a")));
    }

    private static string Set(Action<RequestInformation> set)
    {
        var request = new RequestInformation();
        set(request);
        return Text(request);
    }

    private static string Text(RequestInformation request)
    {
        using var reader = new StreamReader(request.Content);
        return reader.ReadToEnd();
    }
}
