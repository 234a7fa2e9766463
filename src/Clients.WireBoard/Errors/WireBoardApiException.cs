using Clients.Core;

namespace Clients.WireBoard;

/// <summary>
/// The API refused a call, or its answer cannot be used. <see cref="ClientException.Code"/> holds the stable code when the
/// API gave one: <c>site_not_found</c>, <c>route_not_found</c>, <c>unknown_categories</c>, <c>unknown_filter</c>,
/// <c>unknown_group_by</c>, <c>concurrent_limit_reached</c>, …
/// </summary>
public class WireBoardApiException : WireBoardException
{
    internal WireBoardApiException(string message, WireBoardError error, Exception? innerException = null)
        : base(message, error, innerException) =>
        FieldErrors = error.FieldErrors;

    /// <summary>What the API said per request field; empty when it named none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; }
}
