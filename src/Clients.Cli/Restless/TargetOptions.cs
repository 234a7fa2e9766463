using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;

namespace Clients.Cli.Restless;

/// <summary>The options that say what is polled and how.</summary>
internal sealed class TargetOptions
{
    private readonly Option<Clients.RestlessStream.Models.HttpMethod> _method = new("--method") { Description = "HTTP method of the polls.", DefaultValueFactory = _ => Clients.RestlessStream.Models.HttpMethod.GET };
    private readonly Option<string[]> _headers = new("--header") { Description = "Header of the polls, as 'Name: value'; may be repeated." };
    private readonly Option<string?> _body = new("--body") { Description = "JSON body of the polls." };
    private readonly Option<string?> _jq = new("--jq") { Description = "jq filter applied to each response." };
    private readonly Option<bool> _jsonPatch = new("--json-patch") { Description = "Events carry JSON patches instead of whole documents." };
    private readonly Option<int?> _interval;

    public TargetOptions(Command command, int? defaultInterval)
    {
        _interval = new Option<int?>("--interval") { Description = "Seconds between polls.", DefaultValueFactory = _ => defaultInterval };
        command.Options.Add(_method);
        command.Options.Add(_headers);
        command.Options.Add(_body);
        command.Options.Add(_jq);
        command.Options.Add(_interval);
        command.Options.Add(_jsonPatch);
    }

    /// <exception cref="ArgumentException">A header has no colon, or the body is not JSON.</exception>
    public DirectStreamConfig Read(ParseResult parsed, string url) => new()
    {
        Url = url,
        Method = parsed.GetValue(_method),
        Headers = parsed.GetValue(_headers) is { Length: > 0 } headers ? HeaderMap.From(headers.Select(Header)) : null,
        Body = parsed.GetValue(_body) is { } body ? Body(body) : null,
        JqFilter = parsed.GetValue(_jq),
        PollingInterval = parsed.GetValue(_interval),
        PayloadMode = parsed.GetValue(_jsonPatch) ? PayloadMode.JSON_PATCH : PayloadMode.FULL_DATA,
    };

    private static KeyValuePair<string, string> Header(string header) => header.Split(':', 2) is [{ Length: > 0 } name, var value]
        ? KeyValuePair.Create(name.Trim(), value.Trim())
        : throw new ArgumentException("--header takes 'Name: value'; one of them has no colon.");

    private static Microsoft.Kiota.Abstractions.Serialization.UntypedNode Body(string body)
    {
        try
        {
            return UntypedJson.From(JsonNode.Parse(body));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"--body is not JSON: {e.Message}");
        }
    }
}
