using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Carries request options through the handlers, each under the full name of its type.</summary>
internal static class RequestOptionsBag
{
    /// <summary>Attaches an option under its runtime type.</summary>
    internal static void Set(HttpRequestMessage message, IRequestOption option) => message.Options.Set(KeyOf(option.GetType()), option);

    /// <summary>Finds the option of exactly this type.</summary>
    internal static T? Get<T>(HttpRequestMessage message)
        where T : IRequestOption => message.Options.TryGetValue(KeyOf(typeof(T)), out var option) && option is T found ? found : default;

    private static HttpRequestOptionsKey<IRequestOption> KeyOf(Type type) => new(type.FullName!);
}
