using System.Runtime.CompilerServices;
using Clients.Core.Serialization;
using Clients.RestlessStream.ApiKeys;
using Clients.RestlessStream.ConnectionSnippets;
using Clients.RestlessStream.DirectStreams;
using Clients.RestlessStream.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.RestlessStream.Streams;

/// <summary>
/// The streams resource: what the service's own libraries offer as <c>client.streams</c>, on the generated builder of <c>/streams</c>,
/// so that <c>client.Streams</c> stays one thing. The generated <c>GetAsync</c>, <c>PostAsync</c> and <c>client.Streams["id"]</c> work beside it.
/// </summary>
/// <remarks>Every method throws <see cref="RestlessStreamApiException"/> when the service refuses or fails, and honours its cancellation token.</remarks>
public partial class StreamsRequestBuilder
{
    /// <summary>Lists one page of the account's streams.</summary>
    /// <param name="limit">At most so many; at least 1. Default 20.</param>
    /// <param name="offset">How many to skip. Default 0.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<StreamsResponse> ListAsync(int limit = 20, int offset = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return Answered(await GetAsync(
            request =>
            {
                request.QueryParameters.Limit = limit;
                request.QueryParameters.Offset = offset;
            },
            cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Lists all streams, page after page as they are enumerated.</summary>
    /// <param name="pageSize">Streams asked for at a time; at least 1. Default 100.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <remarks>Pages are offsets: a stream created or deleted meanwhile can make another appear twice or not at all.</remarks>
    public async IAsyncEnumerable<StreamObject> ListAllAsync(int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var offset = 0; ;)
        {
            var page = await ListAsync(pageSize, offset, cancellationToken).ConfigureAwait(false);
            Require(page, "streams");
            Require(page, "pagination_info");
            Require(page.PaginationInfo, "has_next_page");
            foreach (var stream in page.Streams ?? [])
            {
                yield return stream;
            }

            // An empty page ends it whatever the service says of a next one, or a faulty answer would be asked for ever.
            var sent = (page.Streams?.Count ?? 0) + (ModelJson.FindUnreadable(page, "streams")?.MissingItems ?? 0);
            if (page.PaginationInfo?.HasNextPage != true || sent == 0)
            {
                yield break;
            }

            offset += sent;
        }
    }

    /// <summary>Reads one stream.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<StreamObject> GetAsync(string streamId, CancellationToken cancellationToken = default) =>
        Answered(await One(streamId).GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a persisted stream. The client's API key goes into the body as <c>apiKey</c> when the request has none.</summary>
    /// <param name="request">The stream; it is not changed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<StreamObject> CreateAsync(CreateStreamRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answered(await PostAsync(new KeyedCreateStreamRequest(request, Runtime?.ApiKey), cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Changes the fields of a stream that the request sets. The client's API key goes into the body as <c>apiKey</c> when the request has none.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="request">The fields to change; it is not changed itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<StreamObject> UpdateAsync(string streamId, UpdateStreamRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answered(await One(streamId).PatchAsync(new KeyedUpdateStreamRequest(request, Runtime?.ApiKey), cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Marks a stream active.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<BaseActionResponse> StartAsync(string streamId, CancellationToken cancellationToken = default) =>
        Answered(await One(streamId).Start.PostAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Marks a stream inactive; its subscriptions end.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<BaseActionResponse> StopAsync(string streamId, CancellationToken cancellationToken = default) =>
        Answered(await One(streamId).Stop.PostAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes a stream.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<BaseActionResponse> DeleteAsync(string streamId, CancellationToken cancellationToken = default) =>
        Answered(await One(streamId).DeleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the credits a stream has used: in total, by day, and by type of charge.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<StreamCreditUsageStats> GetCreditUsageAsync(string streamId, CancellationToken cancellationToken = default) =>
        Answered(await One(streamId).CreditUsage.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Asks whether an API key is valid. <c>Affected</c> is the answer; <c>Id</c> is the key itself: do not log it.</summary>
    /// <param name="apiKey">The key; the client's own when null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<BaseActionResponse> ValidateApiKeyAsync(string? apiKey = null, CancellationToken cancellationToken = default)
    {
        var body = new ValidateApiKeyRequest { ApiKey = apiKey ?? RequireRuntime().ApiKey };
        return Answered(await new ApiKeysRequestBuilder(PathParameters, RequestAdapter).Validate.PostAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes the runtime URLs of a stream and code snippets that connect to them.</summary>
    /// <param name="request">The stream, and a language to get snippets in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ConnectionSnippetsResponse> GenerateConnectionSnippetsAsync(ConnectionSnippetsRequest request, CancellationToken cancellationToken = default) =>
        Answered(await new ConnectionSnippetsRequestBuilder(PathParameters, RequestAdapter).PostAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Makes commands, runtime URLs and snippets for a direct stream, without opening anything.</summary>
    /// <param name="request">What to poll and how, and a language to get snippets in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<DirectSetupResponse> GenerateDirectSetupAsync(DirectSetupRequest request, CancellationToken cancellationToken = default) =>
        Answered(await new DirectStreamsRequestBuilder(PathParameters, RequestAdapter).Setup.PostAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <summary>Opens a direct session, or reuses the one with the same <c>DedupeKey</c>, and gives its stable runtime URLs.</summary>
    /// <param name="request">What to poll and how, and the key to reuse it by.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<DirectSessionResponse> CreateDirectSessionAsync(DirectSessionRequest request, CancellationToken cancellationToken = default) =>
        Answered(await new DirectStreamsRequestBuilder(PathParameters, RequestAdapter).Sessions.PostAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false));

    private Subscriptions.StreamCredentials? Runtime => (RequestAdapter as RestlessStreamAdapter)?.Runtime;

    private Subscriptions.StreamCredentials RequireRuntime() => Runtime ?? throw new InvalidOperationException(
        $"This client was made from an IRequestAdapter, which has no API key and no runtime address. Make it from a key or from {nameof(RestlessStreamClientOptions)}.");

    private Item.WithStreamItemRequestBuilder One(string streamId)
    {
        ArgumentException.ThrowIfNullOrEmpty(streamId);
        return this[streamId];
    }

    // A page that cannot be read would end the list as if there were no more.
    private static void Require(IParsable? model, string name)
    {
        if (ModelJson.FindUnreadable(model, name) is { MissingItems: 0 } member)
        {
            throw new RestlessStreamApiException($"The response of GET /streams cannot be used: {member}.") { StatusCode = 200 };
        }
    }

    // The runtime answers null for an empty body, which the document does not allow any of these operations.
    private static T Answered<T>(T? answer) where T : class =>
        answer ?? throw new RestlessStreamApiException("The service answered without a body where its document promises one. The call may have taken effect.");
}
