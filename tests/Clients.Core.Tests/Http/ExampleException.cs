using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

/// <summary>The typed error of an imagined service.</summary>
public sealed class ExampleException(ReceivedResponse response) : ClientException($"{response.Request}: {response.StatusCode}", response)
{
    public ResponseProblem Problem { get; } = response.Problem;

    public byte[] Body { get; } = response.Body.ToArray();

    public bool IsTruncated { get; } = response.IsTruncated;
}
