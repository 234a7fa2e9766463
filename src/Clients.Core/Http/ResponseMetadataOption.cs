using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Http;

/// <summary>
/// Put on a request, it receives the metadata of that request's response, whether the call succeeds or fails. Use one per call:
/// then it is right however many calls run at once. A call that is retried or redirected leaves the metadata of its last response.
/// </summary>
/// <example>
/// <code>
/// var meta = new ResponseMetadataOption();
/// var sites = await client.V1.Sites.GetAsync(request => request.Options.Add(meta));
/// Console.WriteLine(meta.Value?.RateLimit?.Remaining);
/// </code>
/// </example>
public sealed class ResponseMetadataOption : IRequestOption
{
    private volatile ResponseMetadata? _value;

    /// <summary>The metadata, or null while no response has come, or when the adapter is not one of this library's pipeline.</summary>
    public ResponseMetadata? Value => _value;

    internal void Set(ResponseMetadata metadata) => _value = metadata;
}
