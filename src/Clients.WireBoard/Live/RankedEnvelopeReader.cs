using System.Text.Json;
using Clients.WireBoard.Models;

namespace Clients.WireBoard.Live;

/// <summary>Reads an envelope of a ranked category in one pass over its bytes, if every field is as documented and the category stands before the data.</summary>
internal static class RankedEnvelopeReader
{
    /// <summary>The envelope; null when the general way has to read it.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static LiveEnvelope? TryRead(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        LiveCategoryRule? rule = null;
        string? siteId = null;
        DateTimeOffset? ts = null;
        object? payload = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                payload = rule?.TryReadRanked(ref reader);
                if (payload is null)
                {
                    return null;
                }

                continue;
            }

            var isCategory = reader.ValueTextEquals("category"u8);
            var isSite = !isCategory && reader.ValueTextEquals("site_id"u8);
            if (!isCategory && !isSite && !reader.ValueTextEquals("ts"u8))
            {
                return null;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                return null;
            }

            if (isCategory)
            {
                rule = LiveCategoryRules.Find(reader.GetString()!);
            }
            else if (isSite)
            {
                siteId = reader.GetString();
            }
            else if (reader.TryGetDateTimeOffset(out var instant))
            {
                ts = instant;
            }
            else
            {
                return null;
            }
        }

        return rule is null || payload is null || reader.Read() ? null : TypedLiveEnvelope.Of(rule, payload, siteId, ts);
    }
}
