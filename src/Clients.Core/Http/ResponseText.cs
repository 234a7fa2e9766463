using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>Makes what a service sent fit to be shown: bounded, and without what the request held in confidence.</summary>
/// <param name="secrets">What is hidden.</param>
/// <param name="onlyCodes">True when the secrets are not all known, so that of JSON only what looks like the code of an error is shown.</param>
internal sealed partial class ResponseText(SecretForms secrets, bool onlyCodes = false)
{
    // Four times what is shown, so that a secret at the cut is whole when it is looked for.
    public const int MaxDecodedBytes = 4 * ClientException.MaxResponseBodyLength;

    private const string Hidden = "****";
    private const int MaxExcerpt = 200;

    // A larger error is not searched for its words.
    private const int MaxErrorJsonBytes = 1024 * 1024;

    /// <summary>Returns a text without secrets, and without user names and passwords of addresses.</summary>
    public string Hide(string text) => UserInfo.Remove(secrets.Hide(text));

    /// <summary>The beginning of a body as text, without secrets.</summary>
    public string? BodyOf(ReadOnlySpan<byte> body, string? charset)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var text = Hide(ReceivedText.Decode(body[..Math.Min(body.Length, MaxDecodedBytes)], charset));
        // A service hands out secrets, too: tokens, for example.
        text = SecretMember().Replace(text, match => match.Groups[1].Value + Hidden);
        return text.Length > ClientException.MaxResponseBodyLength ? text[..ClientException.MaxResponseBodyLength] : text;
    }

    /// <summary>A JSON value without secrets, in a document of its own; null when it is too large to be searched.</summary>
    public JsonElement? Hide(JsonElement json, int length)
    {
        if (length > MaxErrorJsonBytes)
        {
            return null;
        }

        if (secrets.IsEmpty && !onlyCodes)
        {
            return json.Clone();
        }

        var buffer = new ArrayBufferWriter<byte>(length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(json, writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Says what a body is: its type and length, the title of a page, and the beginning of an error's text.</summary>
    public string Describe(HttpResponseMessage response, ReadOnlySpan<byte> body, bool isTruncated)
    {
        if (body.IsEmpty)
        {
            return "none";
        }

        var contentType = response.Content.Headers.ContentType;
        var type = contentType?.MediaType ?? "no content type";
        var what = string.Create(CultureInfo.InvariantCulture, $"{type}, {body.Length} bytes{(isTruncated ? " or more" : "")}");
        if (response.RequestMessage is { Content.Headers.ContentLength: not 0 })
        {
            return what;
        }

        var text = BodyOf(body, contentType?.CharSet)!;
        if (type.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            return TitleOf(text) is { } title ? $"{what}, titled '{Quote(title, MaxExcerpt)}'" : what;
        }

        // What comes with a success is the user's data, whatever it looks like.
        return response.IsSuccessStatusCode ? what : $"{what}: {Quote(text, MaxExcerpt)}";
    }

    /// <summary>One line of at most that many characters, without secrets.</summary>
    public string Quote(string text, int maxLength)
    {
        text = Hide(text);
        var line = string.Create(Math.Min(text.Length, maxLength), text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
        return text.Length > maxLength ? line.TrimEnd() + "…" : line.Trim();
    }

    private static string? TitleOf(string page)
    {
        var start = page.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? -1 : page.IndexOf('>', start) + 1;
        var end = start <= 0 ? -1 : page.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : WebUtility.HtmlDecode(page[start..end]);
    }

    private void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(TextOrHidden(() => member.Name));
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(TextOrHidden(() => json.GetString()!));
                break;
            case JsonValueKind.Number when onlyCodes || secrets.IsIn(json.GetRawText()):
                writer.WriteStringValue(Hidden);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    [GeneratedRegex(@"^[A-Za-z_.-]{1,64}\z")]
    private static partial Regex Code();

    [GeneratedRegex("""("[^"]*(?:token|secret|password|api_?key)[^"]*"\s*:\s*")(?:[^"\\]|\\.)+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();

    // What is no Unicode text cannot be searched.
    private string TextOrHidden(Func<string> read)
    {
        try
        {
            var text = read();
            return onlyCodes && !Code().IsMatch(text) ? Hidden : Hide(text);
        }
        catch (InvalidOperationException)
        {
            return Hidden;
        }
    }
}
