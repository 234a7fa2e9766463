using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

/// <summary>What handlers need to know about a request.</summary>
public static class HttpRequestMessageExtensions
{
    /// <summary>Finds the option of exactly this type on a request.</summary>
    /// <typeparam name="T">The option.</typeparam>
    /// <param name="httpRequestMessage">The request.</param>
    /// <returns>The option; the default when there is none.</returns>
    public static T? GetRequestOption<T>(this HttpRequestMessage httpRequestMessage)
        where T : IRequestOption
    {
        ArgumentNullException.ThrowIfNull(httpRequestMessage);
        return RequestOptionsBag.Get<T>(httpRequestMessage);
    }
}
