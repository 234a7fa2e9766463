using System.Globalization;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Clients.Core.Http;

/// <summary>Outermost: tells how each call went to whoever listens, and costs one question when nobody does.</summary>
internal sealed class TelemetryHandler(CallTelemetry telemetry, TimeProvider timeProvider) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        telemetry.IsWatched ? SendWatchedAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendWatchedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var template = request.GetRequestOption<CallOption>()?.ReadPath();
        using var activity = telemetry.Start(request, template);
        var start = timeProvider.GetTimestamp();
        int? status = null;
        string? errorType = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = (int)response.StatusCode;
            return response;
        }
        catch (Exception exception)
        {
            status = (exception as ClientException)?.StatusCode;
            errorType = status >= 400 ? status.Value.ToString(CultureInfo.InvariantCulture) : exception.GetType().FullName;
            throw;
        }
        finally
        {
            telemetry.Record(activity, request, template, timeProvider.GetElapsedTime(start), status, errorType);
        }
    }
}
