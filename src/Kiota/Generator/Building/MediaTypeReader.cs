using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>Reads the media types of bodies and responses.</summary>
internal static class MediaTypeReader
{
    /// <summary>Every media type that has a schema, in document order.</summary>
    public static IEnumerable<MediaTypeSchema> WithSchema(BuildContext context, IDictionary<string, IOpenApiMediaType>? content, string pointer)
    {
        foreach ((string mediaType, IOpenApiMediaType value) in content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (value?.Schema is { } schema)
            {
                yield return new MediaTypeSchema(mediaType, context.Schemas.Of(schema, null, JsonPointers.Append(pointer, "content", mediaType, "schema")));
            }
        }
    }

    /// <summary>The first structured media type that has a schema; its priority does not matter here.</summary>
    public static MediaTypeSchema? FirstStructured(BuildContext context, IDictionary<string, IOpenApiMediaType>? content, string pointer)
        => WithSchema(context, content, pointer).FirstOrDefault(m => context.MediaTypes.Contains(m.MediaType));

    /// <summary>Refuses what is no media type at all, where a header would have to carry it.</summary>
    public static void Require(string mediaType, string pointer)
    {
        string bare = StructuredMediaTypes.Bare(mediaType);
        int slash = bare.IndexOf('/');
        if (slash <= 0 || slash == bare.Length - 1)
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, $"'{mediaType}' is no media type (type/subtype); Kiota fails on it too.", pointer);
        }
    }
}
