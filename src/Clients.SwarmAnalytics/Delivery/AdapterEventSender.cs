using System.Globalization;
using Clients.Core;
using Clients.SwarmAnalytics.Contract;
using Microsoft.Kiota.Abstractions;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Posts the stored bytes through an adapter of the user's, which may lead anywhere.</summary>
internal sealed class AdapterEventSender(IRequestAdapter adapter) : IEventSender
{
    // Made once: expanding a template and parsing an address costs as much as the rest of a request.
    private readonly Dictionary<SwarmOperation, (string Template, Uri Address)> _routes = SwarmOperations.All.ToDictionary(
        operation => operation, operation => ("{+baseurl}" + operation.Path, new Uri(adapter.BaseUrl + operation.Path, UriKind.RelativeOrAbsolute)));

    public async Task<DeliveryOutcome> SendAsync(SwarmOperation operation, ReadOnlyMemory<byte> body, string? token, CancellationToken cancellationToken)
    {
        try
        {
            var (template, address) = _routes[operation];
            var request = new RequestInformation { HttpMethod = Method.POST, UrlTemplate = template, URI = address };
            request.SetStreamContent(new MemoryStream(body.ToArray(), writable: false), "application/json");
            using var answer = await adapter.SendPrimitiveAsync<Stream>(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            var start = new byte[HttpEventSender.JudgedBytes];
            var count = answer is null ? 0 : await answer.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return HttpEventSender.IsPage(start.AsSpan(0, count)) ? new DeliveryOutcome(DeliveryOutcomeKind.NoAnswer)
                : HttpEventSender.SaysNotOk(start.AsSpan(0, count)) ? new DeliveryOutcome(DeliveryOutcomeKind.Failed)
                : new DeliveryOutcome(DeliveryOutcomeKind.Delivered);
        }
        catch (ClientException e) when (e.StatusCode is { } status)
        {
            return DeliveryOutcome.Of(status, e.RateLimit?.RetryAfter);
        }
        catch (ApiException e) when (e.ResponseStatusCode != 0)
        {
            return DeliveryOutcome.Of(e.ResponseStatusCode, RetryAfter(e.ResponseHeaders));
        }
        catch (Exception)
        {
            return new DeliveryOutcome(cancellationToken.IsCancellationRequested ? DeliveryOutcomeKind.Interrupted : DeliveryOutcomeKind.NoAnswer);
        }
    }

    private static TimeSpan? RetryAfter(IDictionary<string, IEnumerable<string>> headers) =>
        headers.TryGetValue("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
