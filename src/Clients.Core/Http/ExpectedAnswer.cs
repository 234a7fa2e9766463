namespace Clients.Core.Http;

/// <summary>Which body the caller of an operation expects from a success.</summary>
internal enum ExpectedAnswer
{
    /// <summary>Any JSON value.</summary>
    Value,

    /// <summary>A JSON object.</summary>
    Object,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>The bytes as they are; the caller reads them.</summary>
    Raw,

    /// <summary>None; whatever comes is ignored.</summary>
    None,
}
