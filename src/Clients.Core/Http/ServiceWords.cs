using System.Text.Json;

namespace Clients.Core.Http;

/// <summary>Finds what a service says about an error in the shapes that services use.</summary>
internal static class ServiceWords
{
    // The members that hold a text, or an object or list with the text in it, in the order in which they count.
    private static readonly string[] Members = ["message", "detail", "error_description", "error", "errors", "title", "text", "msg"];

    private const int MaxDepth = 3;

    private const int MaxItems = 10;

    /// <summary>The words; null when there are none.</summary>
    public static string? Find(JsonElement error) => Find(error, MaxDepth);

    private static string? Find(JsonElement error, int depth)
    {
        switch (error.ValueKind)
        {
            case JsonValueKind.String when depth < MaxDepth:
                return error.GetString() is { Length: > 0 } text ? text : null;
            case JsonValueKind.Array when depth is > 0 and < MaxDepth:
                var words = error.EnumerateArray().Take(MaxItems).Select(item => Find(item, depth - 1)).OfType<string>().ToList();
                return words.Count == 0 ? null : string.Join("; ", words);
            case JsonValueKind.Object when depth > 0:
                foreach (var name in Members)
                {
                    if (error.TryGetProperty(name, out var member) && Find(member, depth - 1) is { } said)
                    {
                        return PlaceOf(error) is { } place ? $"{place}: {said}" : said;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    // Where a validation error is, as FastAPI tells it.
    private static string? PlaceOf(JsonElement error) =>
        error.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array
            ? string.Join('.', place.EnumerateArray().Take(MaxItems))
            : null;
}
