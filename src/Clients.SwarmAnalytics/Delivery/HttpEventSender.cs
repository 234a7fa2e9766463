using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Clients.Core.Http;
using Clients.SwarmAnalytics.Contract;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Posts the stored bytes over the pipeline's connections, without the serializer and the adapter of the generated code: delivery has neither a model to write
/// nor one to read.
/// </summary>
internal sealed class HttpEventSender(HttpClient client, Uri baseAddress, TimeSpan timeout, TimeProvider timeProvider) : IEventSender
{
    /// <summary>How much of an answer is looked at. The service's own has about a hundred bytes; a page in its place is recognised by its beginning.</summary>
    public const int JudgedBytes = 4096;

    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Dictionary<SwarmOperation, Uri> _addresses = SwarmOperations.All.ToDictionary(
        operation => operation, operation => new Uri(baseAddress.OriginalString.TrimEnd('/') + operation.Path));

    public async Task<DeliveryOutcome> SendAsync(SwarmOperation operation, ReadOnlyMemory<byte> body, string? token, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(timeout, timeProvider);
        using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), end);
        try
        {
            using var content = new ReadOnlyMemoryContent(body);
            content.Headers.ContentType = Json;
            using var request = new HttpRequestMessage(HttpMethod.Post, _addresses[operation]) { Content = content, Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
            if (token is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token).ConfigureAwait(false);
            return await JudgeAsync(response, end.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return new DeliveryOutcome(cancellationToken.IsCancellationRequested ? DeliveryOutcomeKind.Interrupted : DeliveryOutcomeKind.NoAnswer);
        }
    }

    /// <summary>The service answers in JSON. HTML comes from a captive portal, a proxy or a gateway in front of the service, whatever its status.</summary>
    public static bool IsPage(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Whether a success takes itself back: <c>"ok": false</c>. Read without a model, since this is the hot path of delivery.</summary>
    public static bool SaysNotOk(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body.TrimStart("\uFEFF \t\r\n"u8), isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("ok"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.False;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON, so it says nothing.
        }

        return false;
    }

    private async Task<DeliveryOutcome> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (status, retryAfter) = ((int)response.StatusCode, RetryAfterHeader.Read(response.Headers, timeProvider.GetUtcNow()));
        var buffer = ArrayPool<byte>.Shared.Rent(JudgedBytes);
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var count = await stream.ReadAtLeastAsync(buffer, JudgedBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (IsPage(buffer.AsSpan(0, count)))
            {
                return new DeliveryOutcome(DeliveryOutcomeKind.NoAnswer, status, retryAfter);
            }

            if (!response.IsSuccessStatusCode)
            {
                return DeliveryOutcome.Of(status, retryAfter);
            }

            var isNotOk = SaysNotOk(buffer.AsSpan(0, count));
            long total = count;
            while (count > 0 && total <= MaxAnswerBytes)
            {
                count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                total += count;
            }

            return new DeliveryOutcome(isNotOk || total > MaxAnswerBytes ? DeliveryOutcomeKind.Failed : DeliveryOutcomeKind.Delivered, status, retryAfter);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A 2xx whose body breaks off may mean anything. Other statuses say enough by themselves.
            return response.IsSuccessStatusCode ? new DeliveryOutcome(DeliveryOutcomeKind.Failed, status, retryAfter) : DeliveryOutcome.Of(status, retryAfter);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
