using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>Cuts a list into pages. The cursor names the last item seen, so items added or removed meanwhile neither repeat nor hide others.</summary>
internal static class Page
{
    private const int Default = 20;
    private const int Max = 100;

    public static OperationResult Of<T>(OperationContext call, IReadOnlyList<T> items, Func<T, string> id, Func<T, JsonNode> render)
    {
        var limit = Limit(call.Query("limit"));
        var start = call.Query("cursor") is { } cursor ? After(items, id, cursor) : 0;
        var page = items.Skip(start).Take(limit).ToList();
        var more = start + page.Count < items.Count;
        return OperationResult.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(render)]),
            ["nextCursor"] = more ? Convert.ToBase64String(Encoding.UTF8.GetBytes(id(page[^1]))) : null,
        });
    }

    private static int Limit(string? text)
    {
        if (text is null)
        {
            return Default;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1
            ? Math.Min(limit, Max)
            : throw ApiProblem.Invalid("limit", "limit must be a positive integer");
    }

    private static int After<T>(IReadOnlyList<T> items, Func<T, string> id, string cursor)
    {
        var buffer = new byte[cursor.Length];
        if (Convert.TryFromBase64String(cursor, buffer, out var length))
        {
            var last = Encoding.UTF8.GetString(buffer, 0, length);
            for (var i = 0; i < items.Count; i++)
            {
                if (id(items[i]) == last)
                {
                    return i + 1;
                }
            }
        }

        throw ApiProblem.Invalid("cursor", "cursor is not one this list returned, or its item is gone; start again without it");
    }
}
