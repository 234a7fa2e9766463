using System.Net;
using System.Text;
using Clients.WizChat;

namespace Clients.Bench.WizChat;

/// <summary>A service in memory: one export, and one answer to every apply.</summary>
internal sealed class CannedService(byte[] export, byte[] answer) : HttpMessageHandler
{
    /// <summary>A client of such a service.</summary>
    public static WizChatClient ClientOf(string export, string answer) => new("any", new WizChatClientOptions
    {
        BaseUrl = "http://127.0.0.1:1",
        HttpMessageHandler = new CannedService(Encoding.UTF8.GetBytes(export), Encoding.UTF8.GetBytes(answer)),
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(request.Method == HttpMethod.Get ? export : answer);
        content.Headers.ContentType = new("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
