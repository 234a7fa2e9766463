using System.Globalization;
using Clients.Core;
using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Models;
using Clients.SwarmAnalytics.Spool;
using Microsoft.Kiota.Abstractions;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>Makes one try: posts the stored bytes and judges the answer. It never throws.</summary>
internal sealed class EventSender(IRequestAdapter adapter)
{
    public async Task<DeliveryOutcome> SendAsync(SwarmOperation operation, SpooledEvent spooled, CancellationToken cancellationToken)
    {
        try
        {
            var request = new RequestInformation(Method.POST, "{+baseurl}" + operation.Path, new Dictionary<string, object>());
            request.Headers.TryAdd("Accept", "application/json");
            request.SetStreamContent(new MemoryStream(SpoolCommand.Blob(spooled.Body), writable: false), "application/json");
            var acknowledgement = await adapter.SendAsync(request, IngestAck.CreateFromDiscriminatorValue, cancellationToken: cancellationToken).ConfigureAwait(false);

            // A 2xx is success; but one that says it did not store the event is not believed.
            return new DeliveryOutcome(acknowledgement is { Ok: false } ? DeliveryOutcomeKind.Failed : DeliveryOutcomeKind.Delivered);
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

    /// <summary>A 2xx gets here when its body is no answer of this service, as a captive portal's: the event has not arrived. Nor has it with a redirect.</summary>
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
