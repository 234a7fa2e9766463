using System.Buffers;
using System.Text.Json;

namespace Clients.SwarmAnalytics.Delivery;

/// <summary>
/// Whether the body of a 2xx takes it back. A 2xx counts as it is, whatever its body; but not the page of a captive portal, which answers in
/// the service's place, and not <c>"ok": false</c>. Read without building the model: this is the hot path of delivery.
/// </summary>
internal static class Acknowledgement
{
    // The service's own answer has about a hundred bytes.
    private const int MaxBytes = 4096;

    public static async ValueTask<bool> IsCredibleAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            var count = await body.ReadAtLeastAsync(buffer.AsMemory(0, MaxBytes), MaxBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return IsCredible(buffer.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsCredible(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart("\uFEFF \t\r\n"u8);
        return !text.StartsWith("<"u8) && !SaysNotOk(text);
    }

    private static bool SaysNotOk(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("ok"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.False;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON, so it says nothing.
        }

        return false;
    }
}
