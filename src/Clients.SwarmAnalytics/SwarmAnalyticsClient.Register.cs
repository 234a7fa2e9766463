using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics;

/// <content>The bootstrap.</content>
public partial class SwarmAnalyticsClient
{
    /// <summary>
    /// Creates a client that needs no token yet, so that the first launch of an application may be offline: it records at once, registers the install in the
    /// background with growing waits, and keeps the token in the store. A token that the service does not accept any more is replaced by a new registration.
    /// Events wait meanwhile, and none is dropped for it.
    /// </summary>
    /// <param name="installId">The id the application made up for this install, 1 to 128 characters. It names the install in the spool unless the options say otherwise.</param>
    /// <param name="tokenStore">Keeps the token between two starts, such as a <see cref="FileTokenStore"/>.</param>
    /// <param name="options">Address, mode, spool, bounds and callbacks; the defaults when null. With a <see cref="Spool.SqliteSpool"/>, events recorded offline outlive the process.</param>
    /// <exception cref="SwarmValidationException">The id is empty or too long.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or the spool has a client already.</exception>
    public static SwarmAnalyticsClient Create(string installId, ITokenStore tokenStore, SwarmAnalyticsClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tokenStore);
        CreateInstallTokenRequestRules.InstallId.Check(installId);
        options ??= new SwarmAnalyticsClientOptions();
        return new SwarmAnalyticsClient(credential: null, options, installId, (logger, store) => new InstallToken(
            tokenStore,
            cancellationToken => RegisterAsync(installId, options, cancellationToken),
            (token, cancellationToken) => store.AdoptAsync(EventDispatcher.KeyOf(token), cancellationToken),
            logger));
    }

    /// <summary>Mints the token of an install: once, at first launch. Store the token and reuse it.</summary>
    /// <param name="baseUrl">The service's address, such as <see cref="SwarmAnalyticsClientOptions.DefaultBaseUrl"/>.</param>
    /// <param name="installId">The id the app made up for this install, 1 to 128 characters; it reaches the service unchanged.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token.</returns>
    /// <exception cref="SwarmValidationException">The id is empty or too long.</exception>
    /// <exception cref="SwarmAuthenticationException">The service refused the install (401).</exception>
    /// <exception cref="SwarmTransportException">Any other failure. The call is not retried.</exception>
    public static Task<string> RegisterAsync(string baseUrl, string installId, CancellationToken cancellationToken = default) =>
        RegisterAsync(installId, new SwarmAnalyticsClientOptions { BaseUrl = baseUrl }, cancellationToken);

    /// <summary>As <see cref="RegisterAsync(string, string, CancellationToken)"/>, with the address, time-out and HTTP client of options.</summary>
    /// <param name="installId">The id the app made up for this install, 1 to 128 characters.</param>
    /// <param name="options">Where and how to call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token.</returns>
    /// <inheritdoc cref="RegisterAsync(string, string, CancellationToken)" path="/exception"/>
    public static async Task<string> RegisterAsync(string installId, SwarmAnalyticsClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        CreateInstallTokenRequestRules.InstallId.Check(installId);
        using var connection = SwarmAnalyticsPipeline.Create(options, credential: null);
        var client = new SwarmAnalyticsClient(connection.Adapter);
        var response = await client.Public.Identify.Create_install_token
            .PostAsync(new CreateInstallTokenRequest { InstallId = installId }, cancellationToken: cancellationToken).ConfigureAwait(false);
        return response?.Token is { Length: > 0 } token
            ? token
            : throw new SwarmTransportException($"{options.BaseUrl} answered the registration without a token. Check that the address is the analytics service's.");
    }
}
