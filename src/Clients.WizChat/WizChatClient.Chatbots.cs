using System.Runtime.CompilerServices;
using Clients.WizChat.Models;
using Microsoft.Kiota.Abstractions;

namespace Clients.WizChat;

/// <summary>Chatbots.</summary>
public partial class WizChatClient
{
    /// <summary>
    /// The account's chatbots, all pages, each fetched when it is reached: <c>await foreach</c>, or <c>ToListAsync()</c> for a list.
    /// Needs the scope <c>chatbots:read</c>.
    /// </summary>
    /// <param name="pageSize">How many chatbots a page may hold; the service's default when null.</param>
    /// <param name="cancellationToken">Cancels the fetching.</param>
    /// <exception cref="WizChatApiException">The service refused, or its pages go round in a circle.</exception>
    public async IAsyncEnumerable<PublicChatbot> ListChatbotsAsync(int? pageSize = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (pageSize is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page holds at least one chatbot.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await CallAsync(
                Api.V1.Chatbots.GetAsync(request => (request.QueryParameters.Limit, request.QueryParameters.Cursor) = (pageSize, cursor), cancellationToken),
                "GET /api/v1/chatbots").ConfigureAwait(false);
            WizChatErrors.Require(page, "data", "GET /api/v1/chatbots");
            WizChatErrors.Require(page, "nextCursor", "GET /api/v1/chatbots");
            foreach (var chatbot in page.Data ?? [])
            {
                yield return chatbot;
            }

            // To send an empty cursor would be to ask for the first page again.
            cursor = page.NextCursor is { Length: > 0 } next ? next : null;
            if (cursor is not null && !seen.Add(cursor))
            {
                throw WizChatErrors.Unusable("GET /api/v1/chatbots", "the same cursor came twice, so the pages would never end");
            }
        }
        while (cursor is not null);
    }

    /// <summary>One chatbot. Needs the scope <c>chatbots:read</c>.</summary>
    /// <param name="chatbotId">The chatbot's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WizChatApiException">The service refused: 404 when there is no such chatbot.</exception>
    public Task<PublicChatbot> GetChatbotAsync(string chatbotId, CancellationToken cancellationToken = default)
    {
        RequireId(chatbotId);
        return CallAsync(Api.V1.Chatbots[chatbotId].GetAsync(cancellationToken: cancellationToken), "GET /api/v1/chatbots/{id}");
    }

    private static void RequireId(string chatbotId)
    {
        ArgumentNullException.ThrowIfNull(chatbotId);
        if (string.IsNullOrWhiteSpace(chatbotId))
        {
            throw new ArgumentException("The chatbot's id is blank.", nameof(chatbotId));
        }

        // A URL with such a segment would lead to another operation.
        if (chatbotId is "." or "..")
        {
            throw new ArgumentException("A chatbot's id is not a relative path.", nameof(chatbotId));
        }
    }

    private static async Task<T> CallAsync<T>(Task<T?> call, string operation)
        where T : class
    {
        try
        {
            return await call.ConfigureAwait(false) ?? throw WizChatErrors.Unusable(operation, "the answer is empty");
        }
        catch (ApiException exception) when (exception is not ApplyResult { Failed: not null })
        {
            // Only an adapter of the user's gets here: the own pipeline has thrown its typed exception before.
            throw WizChatErrors.From(exception, operation);
        }
    }
}
