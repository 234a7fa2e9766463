using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>Takes over a response, of any status, instead of the usual error check and deserialisation.</summary>
public interface IResponseHandler
{
    /// <summary>Turns the native response into the result of the call. The response belongs to the handler from then on.</summary>
    /// <typeparam name="NativeResponseType">The native response, <see cref="System.Net.Http.HttpResponseMessage"/> for the HttpClient adapter.</typeparam>
    /// <typeparam name="ModelType">The result of the call.</typeparam>
    /// <param name="response">The native response.</param>
    /// <param name="errorMappings">The error models of the operation by status; null when it has none.</param>
    /// <returns>The result of the call.</returns>
    Task<ModelType?> HandleResponseAsync<NativeResponseType, ModelType>(NativeResponseType response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings);
}
