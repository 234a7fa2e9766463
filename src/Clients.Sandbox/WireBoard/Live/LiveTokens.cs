using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>Mints and checks the short-lived JWTs (HS256) of the hub.</summary>
internal sealed class LiveTokens(TimeProvider timeProvider)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private long _minted;

    public string Mint(IEnumerable<string> topics, TimeSpan lifetime)
    {
        var now = timeProvider.GetUtcNow();
        var payload = new JsonObject
        {
            ["iss"] = "wireboard-sandbox",
            ["jti"] = Interlocked.Increment(ref _minted),
            ["iat"] = now.ToUnixTimeMilliseconds() / 1000.0,
            ["exp"] = (now + lifetime).ToUnixTimeMilliseconds() / 1000.0,
            ["mercure"] = new JsonObject { ["subscribe"] = new JsonArray([.. topics.Select(topic => (JsonNode)topic)]) },
        };
        var signed = Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8) + "." + Encode(Encoding.UTF8.GetBytes(payload.ToJsonString()));
        return signed + "." + Sign(signed);
    }

    /// <summary>The topics the token covers and when it ends; null when it is forged, malformed or expired.</summary>
    public (HashSet<string> Topics, DateTimeOffset Expires)? Check(string token)
    {
        var dot = token.LastIndexOf('.');
        if (dot < 0 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(token[..dot])), Encoding.ASCII.GetBytes(token[(dot + 1)..])))
        {
            return null;
        }

        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        var expires = DateTimeOffset.FromUnixTimeMilliseconds((long)(payload.RootElement.GetProperty("exp").GetDouble() * 1000));
        var topics = payload.RootElement.GetProperty("mercure").GetProperty("subscribe").EnumerateArray().Select(topic => topic.GetString()!).ToHashSet();
        return timeProvider.GetUtcNow() >= expires ? null : (topics, expires);
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
