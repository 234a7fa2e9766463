using System.Net;
using System.Net.Http.Headers;

namespace Clients.Testing.Servers;

/// <summary>Answers each request with a status and a body that begins and never ends; tells when someone waits for its end.</summary>
public sealed class UnendingAnswer(HttpStatusCode status, string mediaType) : HttpMessageHandler
{
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the beginning of the body has been read, and more of it is waited for.</summary>
    public Task Awaited => _awaited.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new StreamContent(new Body(_awaited)) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        return Task.FromResult(new HttpResponseMessage(status) { Content = content, RequestMessage = request });
    }

    private sealed class Body(TaskCompletionSource awaited) : MemoryStream("{\"message\":"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
            {
                awaited.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
