using Clients.WireBoard.Live;
using Clients.WireBoard.Models;

namespace Clients.WireBoard;

/// <summary>The two calls beneath Live. Both need <c>live:read</c> and a paid plan.</summary>
public partial class WireBoardClient
{
    /// <summary>
    /// The present state of one site. Whichever of its two shapes the service sends, <c>LiveByCategory</c> and <c>LiveEnvelopes</c> of the result are filled,
    /// the latter with typed payloads and with categories that this version does not know.
    /// </summary>
    /// <param name="siteId">A site's id from <see cref="ListSitesAsync"/>.</param>
    /// <param name="categories">Categories to include; all 20 when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">An argument cannot be right.</exception>
    /// <exception cref="PaidPlanRequiredException">The team's plan has no Live.</exception>
    /// <exception cref="WireBoardAuthException">The token was refused or lacks <c>live:read</c>.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error, such as <c>site_not_found</c>.</exception>
    public Task<LiveStateSnapshot> GetLiveStateAsync(string siteId, IEnumerable<LiveCategory>? categories = null, CancellationToken cancellationToken = default)
    {
        Guard.SiteId(siteId);
        var list = Guard.Defined(categories);
        var request = V1.Live.State.ToGetRequestInformation(request => (request.QueryParameters.SiteId, request.QueryParameters.Categories) = (siteId, list));
        return UnwrapAsync(
            RequestAdapter.SendAsync(request, TypedLiveStateResponse.CreateFromDiscriminatorValue, WireBoardErrors.Mapping, cancellationToken),
            response => (response.Status, response.Data),
            "/v1/live/state");
    }

    /// <summary>
    /// Mints a token for one subscription, valid for about 15 minutes, with the hub's address and topics. <c>Live</c> and <c>LiveRaw</c> do so by themselves.
    /// </summary>
    /// <param name="sites">Sites to subscribe to.</param>
    /// <param name="categories">Categories to subscribe to; all 20 when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">An argument cannot be right.</exception>
    /// <exception cref="PaidPlanRequiredException">The team's plan has no Live.</exception>
    /// <exception cref="WireBoardAuthException">The token was refused or lacks <c>live:read</c>.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error, such as <c>concurrent_limit_reached</c>: a team may hold 10 subscriptions.</exception>
    public Task<LiveTokenResult> CreateLiveTokenAsync(IEnumerable<string> sites, IEnumerable<LiveCategory>? categories = null, CancellationToken cancellationToken = default)
    {
        var siteIds = Guard.SiteIds(sites);
        var list = Guard.Defined(categories);
        return UnwrapAsync(
            V1.Live.Token.GetAsync(request => (request.QueryParameters.Sites, request.QueryParameters.Categories) = (siteIds, list), cancellationToken),
            response => (response.Status, response.Data),
            "/v1/live/token");
    }
}
