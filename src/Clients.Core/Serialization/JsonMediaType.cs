using System.Net.Http.Headers;

namespace Clients.Core.Serialization;

/// <summary>The media types of JSON.</summary>
internal static class JsonMediaType
{
    public const string Name = "application/json";

    /// <summary>Whether a content type, with or without parameters, is JSON: <c>application/json</c>, <c>text/json</c> or one that ends in <c>+json</c>.</summary>
    public static bool IsJson(string? contentType)
    {
        if (Name.Equals(contentType, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var mediaType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType : contentType;
        return mediaType is not null
            && (mediaType.Equals(Name, StringComparison.OrdinalIgnoreCase)
                || mediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
                || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
