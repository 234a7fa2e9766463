using Clients.Core;

namespace Clients.WireBoard.Live;

/// <summary>Tells a refusal that no further attempt can change from trouble that passes.</summary>
internal static class LiveRefusal
{
    public static bool IsFinal(Exception exception) => exception switch
    {
        WireBoardAuthException or PaidPlanRequiredException => true,
        WireBoardApiException { Code: "site_not_found" or "unknown_categories" } => true,
        WireBoardLiveException live => live.Kind is WireBoardLiveError.InsecureHub or WireBoardLiveError.ToldToStop,
        ClientException or HttpRequestException or IOException or TimeoutException or OperationCanceledException => false,
        // Not trouble of a network or a service, but a mistake here: going on would hide it.
        _ => true,
    };
}
