using Clients.Sandbox.SwarmAnalytics;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Models;

namespace Clients.Cli.Tour;

/// <summary>OpenSwarm analytics: a fresh install gets its token and reports that the app was opened.</summary>
internal sealed class SwarmAnalyticsSegment : ITourSegment
{
    public string Name => "SwarmAnalytics";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var baseUrl = stage.Sandbox.BaseUrl<SwarmAnalyticsSandbox>();
        using var anonymous = TourAdapter.CreateAnonymous(baseUrl);
        var created = await stage.StepAsync(
            "create an install token",
            cancel => new SwarmAnalyticsClient(anonymous).Public.Identify.Create_install_token.PostAsync(new CreateInstallTokenRequest { InstallId = Guid.NewGuid().ToString("N") }, cancellationToken: cancel),
            answer => string.IsNullOrEmpty(answer?.Token) ? throw new TourFailedException("no token came back") : "token received",
            cancellationToken).ConfigureAwait(false);

        using var adapter = TourAdapter.Create(baseUrl, "Authorization", $"Bearer {created!.Token}");
        var opened = new AppOpenedRequest
        {
            Meta = new RequestMeta { SubmissionId = Guid.NewGuid(), Ts = stage.TimeProvider.GetUtcNow() },
            Os = "linux",
            OsVersion = "6.1",
            AppVersion = "0.1.0",
            Locale = "en",
            Timezone = "UTC",
        };
        await stage.StepAsync(
            "report the app opened",
            cancel => new SwarmAnalyticsClient(adapter).Public.Events.App_lifecycle.Opened.PostAsync(opened, cancellationToken: cancel),
            ack => ack?.Ok is true ? $"accepted, duplicate: {ack.Duplicate is true}" : throw new TourFailedException("the event was not accepted"),
            cancellationToken).ConfigureAwait(false);
    }
}
