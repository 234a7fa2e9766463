using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>Copies the bodies of a request and its response. Buffers them, and so defeats streaming. Use one per request.</summary>
public class BodyInspectionHandlerOption : IRequestOption
{
    /// <summary>Whether the request's body is copied. False unless set.</summary>
    public bool InspectRequestBody { get; set; }

    /// <summary>Whether the response's body is copied. False unless set.</summary>
    public bool InspectResponseBody { get; set; }

    /// <summary>The request's body, at its start; <see cref="Stream.Null"/> when there is none.</summary>
    public Stream RequestBody { get; internal set; } = Stream.Null;

    /// <summary>The response's body, at its start; <see cref="Stream.Null"/> when there is none.</summary>
    public Stream ResponseBody { get; internal set; } = Stream.Null;
}
