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
        catch (HttpRequestException exception) when (profile.InvalidAnswer is not null && IsInvalidAnswer(exception))
        {
            throw profile.InvalidAnswer!(
                $"The answer is not valid HTTP: {exception.Message.TrimEnd('.')} ({RequestName.Of(request)}). The call may have taken effect.", exception);
        }

        var metadata = ResponseMetadata.From(response, timeProvider.GetUtcNow());
        var option = request.GetRequestOption<ResponseMetadataOption>();
        option?.Set(metadata);
        if (response.Content is not ReceivedContent content)
        {
            return response;
        }

        var problem = ResponseCheck.Find(request, response, content);
        if (problem == ResponseProblem.None && !profile.InspectSuccess)
        {
            return response;
        }

        var received = await ReceiveAsync(request, response, content, problem, metadata, cancellationToken).ConfigureAwait(false);
        var failure = profile.Classify(received) ?? (problem == ResponseProblem.None ? null : new UnexpectedResponseException(received));
        if (failure is null)
        {
            return response;
        }

        option?.Set(received.Metadata);
        response.Dispose();
        throw failure;
    }

    private async ValueTask<ReceivedResponse> ReceiveAsync(
        HttpRequestMessage request, HttpResponseMessage response, ReceivedContent content, ResponseProblem problem, ResponseMetadata metadata, CancellationToken cancellationToken)
    {
        var secrets = RequestSecrets.InHeaders(request);
        if (!ReferenceEquals(response.RequestMessage, request))
        {
            // A redirect may have lost the credential on the way.
            secrets = secrets.Concat(RequestSecrets.InHeaders(response.RequestMessage));
        }

        // The body of a success is data, unless the client finds an error in it: then the request was a read.
        var inBody = problem == ResponseProblem.None ? [] : await RequestSecrets.InBodyAsync(request, profile.HidesPayload, cancellationToken).ConfigureAwait(false);
        return new ReceivedResponse(
            response, content, problem, metadata, secrets.Concat((inBody ?? []).Select(text => (text, "****"))), mayRepeatRequest: inBody is null);
    }

    // No network failure: the service, or what stands in its place, sent something.
    private static bool IsInvalidAnswer(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded;
}
