using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>Which characters are decoded in the names of query parameters.</summary>
public class ParametersNameDecodingOption : IRequestOption
{
    /// <summary>Whether names are decoded. True unless set.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The characters to decode; <c>$</c> unless set.</summary>
    public List<char> ParametersToDecode { get; set; } = ['$'];
}
