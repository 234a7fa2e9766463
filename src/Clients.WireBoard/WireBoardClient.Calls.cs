using System.Text.Json;
using Clients.Core.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.WireBoard;

/// <summary>What every call has in common: the envelope is opened, errors are typed, the rate limit can be had.</summary>
public partial class WireBoardClient
{
    private ILogger Logger => (_pipeline?.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<WireBoardClient>();

    /// <summary>
    /// Runs calls and tells the rate limit that came with the last of them. Only calls on the client given to <paramref name="calls"/> count, so
    /// any number of these may run at once.
    /// </summary>
    /// <typeparam name="T">What the calls give.</typeparam>
    /// <param name="calls">Usually one call, such as <c>c => c.GetAggregateAsync(site, from, to)</c>.</param>
    /// <returns>
    /// What the calls gave, and the rate limit; null when the response told none, or when the client sends through an adapter of yours that does not
    /// report responses.
    /// </returns>
    public async Task<(T Data, RateLimit? RateLimit)> CallWithMetaAsync<T>(Func<WireBoardClient, Task<T>> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var metadata = new ResponseMetadataOption();
        // Not disposed: it shares this client's connections and has none of its own.
        var data = await calls(new WireBoardClient(new RequestOptionsAdapter(RequestAdapter, metadata))).ConfigureAwait(false);
        return (data, metadata.Value?.RateLimit);
    }

    private static async Task<TData> UnwrapAsync<TResponse, TData>(Task<TResponse?> call, Func<TResponse, (bool? Status, TData? Data)> open, string operation)
        where TResponse : class, IParsable
        where TData : class
    {
        TResponse? response;
        try
        {
            response = await call.ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            // Only an adapter of the user's gets here: the own pipeline has thrown its typed exception before.
            throw WireBoardErrors.From(exception);
        }
        // Text that is no UTF-8, or half a character, is an InvalidOperationException to System.Text.Json.
        catch (Exception exception) when (exception is JsonException or FormatException or (InvalidOperationException and not ObjectDisposedException))
        {
            throw WireBoardErrors.Unreadable(operation, exception);
        }

        if (response is not null)
        {
            WireBoardErrors.Require(response, "data", operation);
        }

        return response is not null && open(response) is (true, { } data) ? data : throw WireBoardErrors.NoData(operation);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The {Report} report of site {SiteId} has {Total} rows; those behind offset {MaxOffset} cannot be read. Narrow the range or the filter.")]
    private static partial void LogCutAtOffsetCap(ILogger logger, string report, string siteId, long total, int maxOffset);
}
