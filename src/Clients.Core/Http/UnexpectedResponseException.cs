namespace Clients.Core.Http;

/// <summary>A response that a client's own error types do not cover: see <see cref="ClientException.StatusCode"/> and the message.</summary>
public sealed class UnexpectedResponseException : ClientException
{
    internal UnexpectedResponseException(ReceivedResponse response)
        : base(Describe(response), response) =>
        Problem = response.Problem;

    /// <summary>What is wrong with the response.</summary>
    public ResponseProblem Problem { get; }

    private static string Describe(ReceivedResponse response)
    {
        var what = response.Problem switch
        {
            ResponseProblem.Incomplete => "and the connection broke within the body",
            ResponseProblem.TooLarge => "with a body larger than allowed",
            ResponseProblem.NotJson => $"with {response.MediaType ?? "a body"} where JSON was asked for",
            _ => "unexpectedly",
        };
        return $"{response.Request} was answered {response.StatusCode} {what}. Body: {response.DescribeBody()}";
    }
}
