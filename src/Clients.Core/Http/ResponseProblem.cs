namespace Clients.Core.Http;

/// <summary>What is wrong with a response as seen without knowing the service.</summary>
public enum ResponseProblem
{
    /// <summary>Nothing: a success status with a whole, readable body.</summary>
    None,

    /// <summary>The status is not 2xx.</summary>
    ErrorStatus,

    /// <summary>The connection ended or failed in the middle of the body; the part that arrived is kept.</summary>
    Incomplete,

    /// <summary>The body is larger than the bound; its beginning is kept.</summary>
    TooLarge,

    /// <summary>JSON was asked for, and a success status came with something else.</summary>
    NotJson,

    /// <summary>A success status came with JSON of another kind than the operation has, such as a list, null or nothing instead of an object.</summary>
    UnexpectedJson,
}
