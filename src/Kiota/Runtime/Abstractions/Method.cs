namespace Microsoft.Kiota.Abstractions;

/// <summary>The HTTP methods a request can use. The member name is sent as it is written here.</summary>
public enum Method
{
    /// <summary>Reads a resource.</summary>
    GET = 0,

    /// <summary>Creates a resource or runs an action.</summary>
    POST = 1,

    /// <summary>Changes parts of a resource.</summary>
    PATCH = 2,

    /// <summary>Removes a resource.</summary>
    DELETE = 3,

    /// <summary>Asks which methods a resource supports.</summary>
    OPTIONS = 4,

    /// <summary>Creates or replaces a resource.</summary>
    PUT = 5,

    /// <summary>Reads the headers of a resource without its body.</summary>
    HEAD = 6,

    /// <summary>Opens a tunnel to the server.</summary>
    CONNECT = 7,

    /// <summary>Asks the server to echo the request.</summary>
    TRACE = 8,
}
