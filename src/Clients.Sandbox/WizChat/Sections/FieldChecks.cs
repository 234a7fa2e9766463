using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Clients.Sandbox.WizChat.Sections;

/// <summary>The checks the document's schemas ask for; each says what is wrong, or null.</summary>
internal static partial class FieldChecks
{
    public static string? Text(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? null : "must be a string";

    public static string? Name(JsonNode node) => Text(node) ?? (node.GetValue<string>().Length is > 0 and <= 200 ? null : "must have 1 to 200 characters");

    public static string? Bool(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : "must be a boolean";

    public static string? PositiveInt(JsonNode node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out int number) && number >= 1 ? null : "must be an integer of at least 1";

    public static string? Temperature(JsonNode node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) && number is >= 0 and <= 2 ? null : "must be a number from 0 to 2";

    public static string? HttpUrl(JsonNode node) =>
        Text(node) ?? (Uri.TryCreate(node.GetValue<string>(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null : "must be an http or https URL");

    public static string? Transport(JsonNode node) => Text(node) ?? (node.GetValue<string>() is "streamable_http" or "sse" ? null : "must be streamable_http or sse");

    public static string? Colour(JsonNode node) => Text(node) ?? (ColourPattern().IsMatch(node.GetValue<string>()) ? null : "must look like #3366FF");

    public static string? Hostname(JsonNode node) =>
        Text(node) ?? (node.GetValue<string>() is { Length: <= 253 } host && Uri.CheckHostName(host) == UriHostNameType.Dns ? null : "must be a host name");

    public static string? Texts(JsonNode node) => node is JsonArray array && array.All(item => item is not null && Text(item) is null) ? null : "must be an array of strings";

    public static string? IpRanges(JsonNode node) =>
        Texts(node) ?? (((JsonArray)node).All(item => IPNetwork.TryParse(item!.GetValue<string>(), out _)) ? null : "must hold IP ranges in CIDR notation, such as 203.0.113.0/24");

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex ColourPattern();
}
