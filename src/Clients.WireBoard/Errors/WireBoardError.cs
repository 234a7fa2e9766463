using System.Text.Json;
using Clients.Core.Http;

namespace Clients.WireBoard;

/// <summary>What one failed answer says, read from whichever of the error shapes it has.</summary>
internal sealed record WireBoardError
{
    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    public int? StatusCode { get; init; }

    public string? Code { get; init; }

    /// <summary>The API's own words; null when it had none.</summary>
    public string? Text { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = None;

    public string? RequestId { get; init; }

    public RateLimit? RateLimit { get; init; }

    public string? ResponseBody { get; init; }

    /// <summary>Reads the envelope shape and the bare shape; anything else in the body is passed over.</summary>
    public WireBoardError WithBody(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return this;
        }

        var fields = ReadFieldErrors(body);
        return this with
        {
            FieldErrors = fields,
            Code = fields.TryGetValue("error_code", out var codes) && codes.Count > 0 ? codes[0] : null,
            Text = FirstErrorText(body) ?? StringOf(body, "message"),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadFieldErrors(JsonElement body)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (body.TryGetProperty("fieldErrors", out var list) && list.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in list.EnumerateObject())
            {
                fields[field.Name] = field.Value.ValueKind switch
                {
                    JsonValueKind.Array => [.. field.Value.EnumerateArray().Select(TextOf)],
                    JsonValueKind.Null => [],
                    _ => [TextOf(field.Value)],
                };
            }
        }

        return fields;
    }

    private static string? FirstErrorText(JsonElement body)
    {
        if (!body.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
        {
            return null;
        }

        return errors[0].ValueKind == JsonValueKind.Object ? StringOf(errors[0], "text") : null;
    }

    private static string? StringOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
