using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.Sandbox.RestlessStream;

namespace Clients.Cli.Tour;

/// <summary>Restless Stream: the key is valid, and these are its streams.</summary>
internal sealed class RestlessStreamSegment : ITourSegment
{
    public string Name => "RestlessStream";

    public async Task RunAsync(TourStage stage, CancellationToken cancellationToken)
    {
        var key = stage.Sandbox.Get<RestlessStreamSandbox>().DemoCredential;
        using var adapter = TourAdapter.Create(stage.Sandbox.BaseUrl<RestlessStreamSandbox>(), "x-api-key", key);
        var client = new RestlessStreamClient(adapter);

        await stage.StepAsync(
            "validate the API key",
            cancel => client.ApiKeys.Validate.PostAsync(new ValidateApiKeyRequest { ApiKey = key }, cancellationToken: cancel),
            answer => answer?.Affected is true ? "valid" : throw new TourFailedException("the sandbox does not accept its own key"),
            cancellationToken).ConfigureAwait(false);
        await stage.StepAsync(
            "list streams",
            cancel => client.Streams.GetAsync(cancellationToken: cancel),
            answer => $"{answer?.Streams?.Count} streams, first: {answer?.Streams?.FirstOrDefault()?.Name}",
            cancellationToken).ConfigureAwait(false);
    }
}
