using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>Collects the headers of a request and its response. Use one per request: values of a reused one add up.</summary>
public class HeadersInspectionHandlerOption : IRequestOption
{
    /// <summary>Whether request headers are collected. False unless set.</summary>
    public bool InspectRequestHeaders { get; set; }

    /// <summary>Whether response headers are collected. False unless set.</summary>
    public bool InspectResponseHeaders { get; set; }

    /// <summary>The request's headers as they were sent, content headers included.</summary>
    public RequestHeaders RequestHeaders { get; } = [];

    /// <summary>The response's headers, content headers included.</summary>
    public RequestHeaders ResponseHeaders { get; } = [];
}
