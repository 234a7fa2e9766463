using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.RestlessStream.Signatures;

namespace Clients.RestlessStream;

/// <summary>Computes and verifies the HMAC-SHA256 signatures of Restless Stream.</summary>
/// <remarks>
/// <para>A JSON payload is signed in one canonical form, so that both sides see the same bytes: no white space between tokens; object members in the
/// order given (they are not sorted); numbers as they are written (<c>1.0</c> stays <c>1.0</c>); strings in UTF-8, where only <c>"</c>, <c>\</c> and
/// control characters below U+0020 are escaped (<c>\b \t \n \f \r</c>, the rest as <c>\u00xx</c> with lower-case digits). The secret is used as its UTF-8 bytes.</para>
/// <para>A signature is 64 lower-case hexadecimal digits. Verification reads either case and takes the same time wherever the signatures differ.</para>
/// </remarks>
public static class HmacSignature
{
    /// <summary>The signature of a JSON value.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The value; null is the JSON value <c>null</c>.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">The secret is null or empty.</exception>
    public static string Compute(string secret, JsonNode? payload)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (payload is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                payload.WriteTo(writer);
            }
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return Compute(secret, document.RootElement);
    }

    /// <summary>The signature of a JSON value.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The value; an undefined element (<c>default</c>) is refused.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">The secret is null or empty, or the payload is undefined.</exception>
    /// <exception cref="InvalidOperationException">A string of the payload is not valid Unicode.</exception>
    public static string Compute(string secret, JsonElement payload) => payload.ValueKind == JsonValueKind.Undefined
        ? throw new ArgumentException("The payload is undefined; pass the root element of a parsed document.", nameof(payload))
        : Compute(secret, CanonicalJson.Write(payload));

    /// <summary>The signature of bytes as they are, such as the body of a request.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The bytes.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">The secret is null or empty.</exception>
    public static string Compute(string secret, ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(Hash(secret, payload));

    /// <summary>Whether a signature is that of a JSON value.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The value; null is the JSON value <c>null</c>.</param>
    /// <param name="signature">The signature received; null, or text that is no signature, is never valid.</param>
    /// <exception cref="ArgumentException">The secret is null or empty.</exception>
    public static bool Verify(string secret, JsonNode? payload, string? signature) => Same(Compute(secret, payload), signature);

    /// <summary>Whether a signature is that of a JSON value.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The value; an undefined element (<c>default</c>) is refused.</param>
    /// <param name="signature">The signature received; null, or text that is no signature, is never valid.</param>
    /// <exception cref="ArgumentException">The secret is null or empty, or the payload is undefined.</exception>
    /// <exception cref="InvalidOperationException">A string of the payload is not valid Unicode.</exception>
    public static bool Verify(string secret, JsonElement payload, string? signature) => Same(Compute(secret, payload), signature);

    /// <summary>Whether a signature is that of bytes as they are, such as the body of a request.</summary>
    /// <param name="secret">The signing secret; not empty.</param>
    /// <param name="payload">The bytes.</param>
    /// <param name="signature">The signature received; null, or text that is no signature, is never valid.</param>
    /// <exception cref="ArgumentException">The secret is null or empty.</exception>
    public static bool Verify(string secret, ReadOnlySpan<byte> payload, string? signature) => Same(Compute(secret, payload), signature);

    private static byte[] Hash(string secret, ReadOnlySpan<byte> payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), payload);
    }

    private static bool Same(string expected, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature?.Length == expected.Length
            && Convert.FromHexString(signature, given, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(expected), given);
    }
}
