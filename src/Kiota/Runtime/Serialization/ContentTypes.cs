namespace Microsoft.Kiota.Serialization;

/// <summary>The check every factory makes.</summary>
internal static class ContentTypes
{
    /// <summary>Refuses any content type but the factory's own, compared without case.</summary>
    internal static void ThrowIfNot(string expected, string contentType)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            throw new ArgumentNullException(nameof(contentType));
        }

        if (!expected.Equals(contentType, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentOutOfRangeException(nameof(contentType), contentType, $"expected a {expected} content type");
        }
    }
}
