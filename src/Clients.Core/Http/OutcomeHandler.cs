using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Clients.Core.Http;

/// <summary>
/// Turns what came of a call into the client's typed exceptions, and hands the response's metadata to the call that asked
/// for it. The status is kept whatever the body is: absent, cut off, huge or of another format.
/// </summary>
internal sealed class OutcomeHandler(ClientProfile profile, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (profile.WrapTransportFailure is not null && exception is HttpRequestException or TimeoutException)
        {
            throw profile.WrapTransportFailure!(exception);
        }

        var now = timeProvider.GetUtcNow();
        request.GetRequestOption<ResponseMetadataOption>()?.Set(ResponseMetadata.From(response, now));
        if (response.Content is ReceivedContent content && FailureOf(request, response, content, now) is { } failure)
        {
            response.Dispose();
            throw failure;
        }

        return response;
    }

    private Exception? FailureOf(HttpRequestMessage request, HttpResponseMessage response, ReceivedContent content, DateTimeOffset now)
    {
        var problem = ResponseCheck.Find(request, response, content);
        if (problem == ResponseProblem.None && !profile.InspectSuccess)
        {
            return null;
        }

        var received = new ReceivedResponse(response, content.Bytes, problem, content.Failure, now)
        {
            IsTruncated = content.IsTooLarge || content.Failure is not null,
        };
        var exception = profile.Classify(received);
        return exception ?? (problem == ResponseProblem.None ? null : new UnexpectedResponseException(received));
    }
}
