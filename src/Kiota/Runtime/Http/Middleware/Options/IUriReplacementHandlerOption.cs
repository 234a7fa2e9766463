using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>Changes the URLs of requests.</summary>
public interface IUriReplacementHandlerOption : IRequestOption
{
    /// <summary>Whether URLs are changed.</summary>
    /// <returns>True when they are.</returns>
    bool IsEnabled();

    /// <summary>Changes a URL.</summary>
    /// <param name="original">The URL.</param>
    /// <returns>The URL to use instead.</returns>
    Uri? Replace(Uri? original);
}
