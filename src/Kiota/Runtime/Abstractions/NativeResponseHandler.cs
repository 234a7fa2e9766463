using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>Keeps the native response of one request for the caller, who owns it from then on.</summary>
public class NativeResponseHandler : IResponseHandler
{
    /// <summary>The native response; null until the request has been answered.</summary>
    public object? Value;

    /// <summary>The error models of the operation by status; null when it has none.</summary>
    public Dictionary<string, ParsableFactory<IParsable>>? ErrorMappings { get; set; }

    /// <inheritdoc />
    public Task<ModelType?> HandleResponseAsync<NativeResponseType, ModelType>(NativeResponseType response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
    {
        Value = response;
        ErrorMappings = errorMappings;
        return Task.FromResult<ModelType?>(default);
    }
}
