using System.Globalization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

/// <summary>Decodes characters in the names of query parameters that URL templates had to encode, <c>%24select</c> to <c>$select</c>. Values stay as they are.</summary>
public class ParametersNameDecodingHandler : DelegatingHandler
{
    private readonly ParametersNameDecodingOption _option;

    /// <summary>Creates a handler.</summary>
    /// <param name="options">Says what to decode where the request does not.</param>
    public ParametersNameDecodingHandler(ParametersNameDecodingOption? options = null) => _option = options ?? new ParametersNameDecodingOption();

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var option = RequestOptionsBag.Get<ParametersNameDecodingOption>(request) ?? _option;
        if (option.Enabled && option.ParametersToDecode.Count > 0 && request.RequestUri is { IsAbsoluteUri: true } uri && uri.Query.Contains('%', StringComparison.Ordinal))
        {
            var query = string.Join('&', uri.Query[1..].Split('&').Select(pair => DecodeName(pair, option.ParametersToDecode)));
            request.RequestUri = new UriBuilder(uri) { Query = query }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static string DecodeName(string pair, List<char> characters)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? pair : pair[..equals];
        foreach (var character in characters)
        {
            var code = "%" + ((int)character).ToString("X2", CultureInfo.InvariantCulture);
            name = name.Replace(code, character.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        return equals < 0 ? name : string.Concat(name, pair.AsSpan(equals));
    }
}
