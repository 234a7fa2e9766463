using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Http;

public sealed class JsonCallTests
{
    [Fact]
    public async Task A_model_is_read_from_a_json_response()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"name":"cog","count":3,"child":{"name":"tooth"},"parts":[{"count":1},{"count":2}],"colour":"red"}"""));
        using var adapter = Adapters.For(server.BaseUrl);

        var widget = await adapter.SendAsync(Adapters.Get(), Widget.CreateFromDiscriminatorValue);

        Assert.NotNull(widget);
        Assert.Equal("cog", widget.Name);
        Assert.Equal(3, widget.Count);
        Assert.Equal("tooth", widget.Child!.Name);
        Assert.Equal([1, 2], widget.Parts!.Select(part => part.Count));
        Assert.Equal("red", widget.AdditionalData["colour"]);
        Assert.Equal("/widgets", server.Requests.Single().Target);
    }

    [Fact]
    public async Task A_model_is_sent_as_json_with_its_additional_data()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(201, "{}"));
        using var adapter = Adapters.For(server.BaseUrl);
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget { Name = "cog", Count = 3, AdditionalData = { ["colour"] = "red" } });

        await adapter.SendAsync(request, Widget.CreateFromDiscriminatorValue);

        var received = server.Requests.Single();
        Assert.Equal("POST", received.Method);
        Assert.Equal("application/json", received.Headers["Content-Type"]);
        Assert.Equal("""{"count":3,"name":"cog","colour":"red"}""", received.Text);
    }
}
