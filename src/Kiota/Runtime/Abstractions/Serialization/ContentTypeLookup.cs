using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Finds the factory of a content type: parameters are cut off, then a vendor part (<c>application/vnd.x+json</c>) is.</summary>
internal static class ContentTypeLookup
{
    /// <summary>Finds a factory and the content type it is registered under.</summary>
    /// <exception cref="InvalidOperationException">None is registered.</exception>
    internal static (TFactory Factory, string ContentType) Find<TFactory>(ConcurrentDictionary<string, TFactory> factories, string contentType)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            throw new ArgumentNullException(nameof(contentType));
        }

        var bare = contentType.Split(';', 2)[0].Trim();
        if (TryFind(factories, bare, out var found) || TryFind(factories, WithoutVendor(bare), out found))
        {
            return found;
        }

        throw new InvalidOperationException($"Content type {bare} does not have a factory registered to be parsed");
    }

    private static bool TryFind<TFactory>(ConcurrentDictionary<string, TFactory> factories, string contentType, [MaybeNullWhen(false)] out (TFactory Factory, string ContentType) found)
    {
        if (factories.TryGetValue(contentType, out var factory))
        {
            found = (factory, contentType);
            return true;
        }

        found = default;
        return false;
    }

    private static string WithoutVendor(string contentType)
    {
        var slash = contentType.IndexOf('/', StringComparison.Ordinal);
        var plus = contentType.LastIndexOf('+');
        return slash >= 0 && plus > slash ? string.Concat(contentType.AsSpan(0, slash + 1), contentType.AsSpan(plus + 1)) : contentType;
    }
}
