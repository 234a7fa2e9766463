using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Sandbox.RestlessStream.State;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Calls the polled REST endpoint once.</summary>
internal sealed class TargetPoller(TimeProvider timeProvider) : IDisposable
{
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MaxBytes };

    public async Task<PollResult> PollAsync(PollConfig config, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        int? status = null;
        long Latency() => (long)timeProvider.GetElapsedTime(started).TotalMilliseconds;
        try
        {
            using var request = Request(config);
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode)
            {
                return new PollResult(status, Latency(), null, "UPSTREAM_STATUS", $"The target answered {status}");
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return new PollResult(status, Latency(), JqFilter.Apply(config.JqFilter, text.Length == 0 ? null : JsonNode.Parse(text)));
        }
        catch (JsonException e)
        {
            return new PollResult(status, Latency(), null, "UPSTREAM_NOT_JSON", e.Message);
        }
        catch (NotSupportedException e)
        {
            return new PollResult(status, Latency(), null, "JQ_UNSUPPORTED", e.Message);
        }
        catch (HttpRequestException e)
        {
            return new PollResult(status, Latency(), null, "UPSTREAM_UNREACHABLE", e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PollResult(status, Latency(), null, "UPSTREAM_TIMEOUT", "Upstream request timed out");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(PollConfig config)
    {
        var request = new HttpRequestMessage(new HttpMethod(config.Method), config.Url);
        if (config.Body is not null)
        {
            request.Content = new ByteArrayContent(WireJson.Write(config.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        foreach (var (name, value) in config.Headers ?? [])
        {
            var text = value?.GetValue<string>() ?? "";
            if (!request.Headers.TryAddWithoutValidation(name, text) && request.Content is not null)
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, text);
            }
        }

        return request;
    }
}
