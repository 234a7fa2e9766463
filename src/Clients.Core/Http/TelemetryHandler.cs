using System.Globalization;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Clients.Core.Http;

/// <summary>Outermost: tells how each call went to whoever listens, and costs one question when nobody does.</summary>
/// <param name="telemetry">The package's instruments.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="basePath">For requests whose paths hold no parameters: the path of the service's address, behind which the path is its own template. Null for others.</param>
internal sealed class TelemetryHandler(CallTelemetry telemetry, TimeProvider timeProvider, string? basePath = null) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        telemetry.IsWatched ? SendWatchedAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendWatchedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var template = basePath is null ? request.GetRequestOption<CallOption>()?.ReadPath() : request.RequestUri?.AbsolutePath[basePath.TrimEnd('/').Length..];
        using var activity = telemetry.Start(request, template);
        var start = timeProvider.GetTimestamp();
        int? status = null;
        string? errorType = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = (int)response.StatusCode;
            errorType = status >= 400 ? status.Value.ToString(CultureInfo.InvariantCulture) : null;
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
