using System.Diagnostics;
using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Http;

public sealed class TracingTests
{
    [Fact]
    public async Task A_call_is_one_activity_without_the_query_or_secrets()
    {
        var template = "{+baseurl}/traced/{item%2Did}{?secret}";
        Activity? seen = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.Kiota.Http.HttpClientLibrary",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen = activity.DisplayName.Contains("traced", StringComparison.Ordinal) ? activity : seen,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await LoopbackServer.StartAsync(new Reply(404));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = new RequestInformation(Method.GET, template, new Dictionary<string, object> { ["item%2Did"] = "7" });
        request.QueryParameters.Add("secret", "hush");

        await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(request));

        Assert.NotNull(seen);
        Assert.Equal("SendNoContentAsync - {+baseurl}/traced/{item-id}", seen.DisplayName);
        Assert.Equal("/traced/{item-id}", seen.GetTagItem("http.route"));
        Assert.Equal("GET", seen.GetTagItem("http.request.method"));
        Assert.Equal(404, seen.GetTagItem("http.response.status_code"));
        Assert.Equal(("http", "1.1"), (seen.GetTagItem("network.protocol.name"), seen.GetTagItem("network.protocol.version")));
        Assert.Equal(ActivityStatusCode.Error, seen.Status);
        Assert.Equal(false, seen.GetTagItem("com.microsoft.kiota.error.mapping_found"));
        Assert.DoesNotContain(seen.TagObjects, tag => $"{tag.Value}".Contains("hush", StringComparison.Ordinal));
    }
}
