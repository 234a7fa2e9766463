using Clients.WireBoard.Models;

namespace Clients.WireBoard;

/// <summary>Who the token belongs to, and which sites it can read.</summary>
public partial class WireBoardClient
{
    /// <summary>The team owner behind the token, and what the token may do. Needs <c>analytics:read</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WireBoardAuthException">The token was refused.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error.</exception>
    public Task<Account> GetAccountAsync(CancellationToken cancellationToken = default) =>
        UnwrapAsync(V1.Account.GetAsync(cancellationToken: cancellationToken), response => (response.Status, response.Data), "/v1/account");

    /// <summary>Every site of the team, each with its 30-day peak of concurrent visitors. Needs <c>analytics:read</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WireBoardAuthException">The token was refused.</exception>
    /// <exception cref="WireBoardApiException">The API answered an error.</exception>
    public Task<SitesResult> ListSitesAsync(CancellationToken cancellationToken = default) =>
        UnwrapAsync(V1.Sites.GetAsync(cancellationToken: cancellationToken), response => (response.Status, response.Data), "/v1/sites");
}
