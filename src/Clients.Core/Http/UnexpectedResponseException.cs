namespace Clients.Core.Http;

/// <summary>A response that a client's own error types do not cover: see <see cref="ClientException.StatusCode"/> and the message.</summary>
public sealed class UnexpectedResponseException : ClientException
{
    internal UnexpectedResponseException(ReceivedResponse response)
        : base(response.Explain(), response) =>
        Problem = response.Problem;

    /// <summary>What is wrong with the response.</summary>
    public ResponseProblem Problem { get; }
}
