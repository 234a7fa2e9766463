using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clients.RestlessStream.Tests;

public sealed class HmacSignatureTests
{
    // Computed apart from this library: python3 -c 'import hmac,hashlib,json; print(hmac.new(KEY, json.dumps(P, separators=(",", ":"), ensure_ascii=False).encode(), hashlib.sha256).hexdigest())'
    public static TheoryData<string, string, string> Vectors => new()
    {
        { "secret", """{"id":"order_123","total":42}""", "0e8d5075fec7809ec154d186f8b561bfd9f984bb8f9732c2784425d2f4987f8b" },
        { "secret", """{"name":"Größe","emoji":"😀","quote":"\"\\/","control":"\u0001\b\f\n\r\t\u007f","line":"\u2028","html":"<a href='x'>&+"}""", "9a73b7eb2f3e22ea1ad2220f0b379869e897600b895648fc6b27b819a305bd07" },
        { "s3cr3t-ü", """[1,-0.5,1e3,true,false,null,"",{},[]]""", "110eed148fc91585c0360724912ad93998f3aebc0690d6596c279ef5437bff2e" },
        { "k", """null""", "1a308af7b654bdc731402f2542e6ddb889e54341dad9f6b64d0cf9e2ebdfaf8e" },
        { "k", "\"text\"", "ed12ef8071bdf6ffa74564e1fda436afac6123f3c6030088cdec64b84d1e99fa" },
        { "k", """{"nested":{"b":[{"z":1,"a":2}]},"a":{}}""", "a3dfc92689a275411cd62f4f59f73003d7d5b6c406178bc885604164025879ae" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_payload_is_signed_in_its_canonical_form(string secret, string payload, string expected)
    {
        using var document = JsonDocument.Parse(payload);

        Assert.Equal(expected, HmacSignature.Compute(secret, document.RootElement));
        Assert.Equal(expected, HmacSignature.Compute(secret, JsonNode.Parse(payload)));
        Assert.True(HmacSignature.Verify(secret, document.RootElement, expected));
        Assert.True(HmacSignature.Verify(secret, JsonNode.Parse(payload), expected));
    }

    [Fact]
    public void Bytes_are_signed_as_they_are()
    {
        // RFC 4231, test case 2.
        const string Expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        Assert.Equal(Expected, HmacSignature.Compute("Jefe", "what do ya want for nothing?"u8));
        Assert.True(HmacSignature.Verify("Jefe", "what do ya want for nothing?"u8, Expected));
    }

    [Fact]
    public void White_space_between_tokens_does_not_matter_and_the_order_of_members_does()
    {
        var compact = HmacSignature.Compute("secret", JsonNode.Parse("""{"a":1,"b":2}"""));

        Assert.Equal(compact, HmacSignature.Compute("secret", JsonNode.Parse("{ \"a\" : 1,\n\t\"b\": 2 }")));
        Assert.NotEqual(compact, HmacSignature.Compute("secret", JsonNode.Parse("""{"b":2,"a":1}""")));
    }

    [Fact]
    public void A_number_is_signed_as_it_is_written() =>
        Assert.NotEqual(HmacSignature.Compute("secret", JsonNode.Parse("1.0")), HmacSignature.Compute("secret", JsonNode.Parse("1")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5bdc")]
    [InlineData("zzdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844")]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384300")]
    public void Anything_but_the_signature_is_invalid(string? signature) =>
        Assert.False(HmacSignature.Verify("Jefe", "what do ya want for nothing?"u8, signature));

    [Fact]
    public void Upper_case_digits_are_the_same_signature() =>
        Assert.True(HmacSignature.Verify("Jefe", "what do ya want for nothing?"u8, "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));

    [Fact]
    public void A_secret_is_required()
    {
        Assert.Throws<ArgumentException>(() => HmacSignature.Compute("", Encoding.UTF8.GetBytes("x")));
        Assert.Throws<ArgumentNullException>(() => HmacSignature.Verify(null!, JsonValue.Create(1), "x"));
        Assert.Throws<ArgumentException>(() => HmacSignature.Compute("secret", default(JsonElement)));
    }
}
