using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>What the adapter's traces may contain.</summary>
public class ObservabilityOptions : IRequestOption
{
    /// <summary>Whether traces may hold the complete URL, which can identify the end user. False unless set.</summary>
    public bool IncludeEUIIAttributes { get; set; }

    /// <summary>The name of the activity source: <c>Microsoft.Kiota.Http.HttpClientLibrary</c>.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The official member belongs to the instance.")]
    public string TracerInstrumentationName => Tracing.SourceName;
}
