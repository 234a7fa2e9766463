using System.Net;

namespace Clients.Cli.Swarm;

/// <summary>Remembers how the last request ended, so that what is left undelivered can be explained. The client itself only tries again.</summary>
internal sealed class LastResponse() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All })
{
    /// <summary>Such as <c>HTTP 401</c> or <c>Connection refused (127.0.0.1:1)</c>; null before the first request has ended.</summary>
    public string? Outcome { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Outcome = response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
            return response;
        }
        catch (HttpRequestException e)
        {
            Outcome = e.Message;
            throw;
        }
    }
}
