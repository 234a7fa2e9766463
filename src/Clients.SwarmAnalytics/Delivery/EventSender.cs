using System.Globalization;
using Clients.Core;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Kiota.Abstractions;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Makes one try: posts the stored bytes and judges the answer. It never throws.</summary>
internal sealed class EventSender(IRequestAdapter adapter)
{
    // Made once: expanding a template and parsing an address costs as much as the rest of a request.
    private readonly Dictionary<SwarmOperation, (string Template, Uri Address)> _routes = SwarmOperations.All.ToDictionary(
        operation => operation, operation => ("{+baseurl}" + operation.Path, new Uri(adapter.BaseUrl + operation.Path, UriKind.RelativeOrAbsolute)));

    public async Task<DeliveryOutcome> SendAsync(SwarmOperation operation, SpooledEvent spooled, CancellationToken cancellationToken)
    {
        try
        {
            var (template, address) = _routes[operation];
            var request = new RequestInformation { HttpMethod = Method.POST, UrlTemplate = template, URI = address };
            request.SetStreamContent(new MemoryStream(SpoolCommand.Blob(spooled.Body), writable: false), "application/json");
            using var body = await adapter.SendPrimitiveAsync<Stream>(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new DeliveryOutcome(body is null || await Acknowledgement.IsCredibleAsync(body, cancellationToken).ConfigureAwait(false)
                ? DeliveryOutcomeKind.Delivered
                : DeliveryOutcomeKind.Failed);
        }
        catch (ClientException e) when (e.StatusCode is { } status)
        {
            return Judge(status, e.RateLimit?.RetryAfter);
        }
        catch (ApiException e) when (e.ResponseStatusCode != 0)
        {
            return Judge(e.ResponseStatusCode, RetryAfter(e.ResponseHeaders));
        }
        catch (Exception e)
        {
            return new DeliveryOutcome(
                cancellationToken.IsCancellationRequested ? DeliveryOutcomeKind.Interrupted
                : IsOffline(e) ? DeliveryOutcomeKind.Offline
                : DeliveryOutcomeKind.Failed);
        }
    }

    /// <summary>A 2xx gets here when its body broke off or has no end, so that it may mean anything. With a redirect the event has not arrived.</summary>
    private static DeliveryOutcome Judge(int status, TimeSpan? retryAfter) => status is >= 400 and < 500 and not 429
        ? new DeliveryOutcome(DeliveryOutcomeKind.Rejected, status)
        : new DeliveryOutcome(DeliveryOutcomeKind.Failed, status, retryAfter);

    private static bool IsOffline(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        _ => IsOffline(exception.InnerException),
    };

    /// <summary>For adapters of other makes, which tell the headers but do not read them.</summary>
    private static TimeSpan? RetryAfter(IDictionary<string, IEnumerable<string>> headers) =>
        headers.TryGetValue("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
