using System.Text;
using Clients.Core.Http;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Http;

/// <summary>An exception says what happened, and nothing that the request held in confidence, whoever repeats it.</summary>
public class ErrorContentTests
{
    private const string Key = "key-0123456789";

    [Theory]
    [InlineData("""{"message":"No such thing."}""", "No such thing.")]
    [InlineData("""{"detail":"No such thing"}""", "No such thing")]
    [InlineData("""{"detail":[{"loc":["body","name"],"msg":"too long","input":"x"},{"msg":"too short"}]}""", "body.name: too long; too short")]
    [InlineData("""{"error":"invalid_grant","error_description":"No such thing"}""", "No such thing")]
    [InlineData("""{"error":{"code":"gone","message":"No such thing"}}""", "No such thing")]
    [InlineData("""{"status":false,"errors":[{"text":"No such thing"}]}""", "No such thing")]
    [InlineData("""{"title":"No such thing","status":404}""", "No such thing")]
    [InlineData("\uFEFF{\"message\":\"No such thing\"}", "No such thing")]
    [InlineData("""{"message":"line\nbreak"}""", "line break")]
    [InlineData("""{"message":7}""", "The service gave no reason in a known form; response body: application/json, 13 bytes: {\"message\":7}")]
    [InlineData("[]", "The service gave no reason in a known form; response body: application/json, 2 bytes: []")]
    [InlineData("", "The service gave no reason")]
    public async Task The_message_says_what_the_service_said_and_where(string body, string said)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(404, body, Headers: ("X-Request-Id", "r-1")));
        using var client = For(server);

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAsync("/v1/things?private=1"));

        Assert.Equal($"{said} (HTTP 404, from GET {server.BaseUrl}/v1/things, request r-1).", exception.Message);
        Assert.Equal(body.Length == 0 ? null : body.TrimStart('\uFEFF'), exception.ResponseBody);
    }

    [Theory]
    [InlineData(200, "<html><title>Sign in</title>", "text/html", "The response body is not JSON but text/html, 28 bytes, titled 'Sign in'. Check the base URL")]
    [InlineData(200, "null", "application/json", "The response body is not the documented JSON but null")]
    [InlineData(200, "[1]", "application/json", "The response body is not the documented JSON but a list")]
    public async Task A_success_that_cannot_be_used_says_why(int status, string body, string contentType, string said)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(status, body, contentType));
        using var client = For(server);
        var request = new Microsoft.Kiota.Abstractions.RequestInformation(Microsoft.Kiota.Abstractions.Method.GET, "{+baseurl}/things", new Dictionary<string, object>());
        request.Headers.TryAdd("Accept", "application/json");

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.Adapter.SendAsync(request, Serialization.Sample.Create));

        Assert.Equal($"{said} (HTTP 200, from GET {server.BaseUrl}/things).", exception.Message);
        Assert.Equal((200, body), (exception.StatusCode, exception.ResponseBody));
    }

    public static TheoryData<string> Echoes => new(
        Key,
        Uri.EscapeDataString(Key).Replace("-", "%2D", StringComparison.Ordinal),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + Key)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Key)),
        string.Concat(Key.Select(character => $"\\u{(int)character:x4}")));

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_credential_that_the_service_repeats_is_nowhere_in_the_exception(string echo)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(
            403, $$"""{"message":"Key {{echo}} is revoked","code":"{{echo}}","details":{"{{echo}}":["{{echo}}"] } }""", Headers: ("X-Request-Id", "r-" + echo.Replace("\\", "/", StringComparison.Ordinal))));
        ReceivedResponse? received = null;
        using var client = For(server, ExampleClient.Profile with
        {
            Classify = response =>
            {
                received = response;
                return new ExampleException(response);
            },
        });
        var meta = new ResponseMetadataOption();

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync(option: meta));

        Assert.All(
            [exception.ServiceMessage, exception.ResponseBody, received!.ErrorJson!.Value.GetRawText(), received.Explain()],
            text => AssertHidden(text, echo));
        if (!echo.Contains('\\', StringComparison.Ordinal))
        {
            AssertHidden(exception.RequestId, echo);
            AssertHidden(meta.Value!.RequestId, echo);
        }

        Assert.Contains("is revoked", exception.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_the_requests_body_is_hidden_and_the_rest_is_not()
    {
        await using var server = await LoopbackServer.StartAsync(context => new Reply(
            400, """{"message":"Stream 'Orders feed' refused: header 'Bearer upstream-secret' and 'p4ssw0rd'"}""").WriteAsync(context));
        using var client = For(server);

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.PostAsync(
            """{"name":"Orders feed","headers":{"Authorization":"Bearer upstream-secret"},"login":{"password":"p4ssw0rd"}}"""));

        Assert.StartsWith("Stream 'Orders feed' refused: header '****' and '****' (HTTP 400, from POST", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("upstream-secret", exception.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_private_of_a_payload_is_repeated()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(422, """{"detail":"'anna@example.com' is not an address of Anna Smith"}"""));
        using var client = For(server, ExampleClient.Profile with { Classify = _ => null, HidesPayload = true });

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.PostAsync("""{"email":"anna@example.com","name":"Anna Smith"}"""));

        Assert.StartsWith("'****' is not an address of **** (HTTP 422", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_request_that_cannot_be_searched_only_codes_are_shown()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(422, """{"message":"secret words","code":"not_valid"}"""));
        ReceivedResponse? received = null;
        using var client = For(server, ExampleClient.Profile with { Classify = response => (received = response) is null ? null : new ExampleException(response) });

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.PostAsync("secret words"));

        Assert.Equal("""{"message":"****","code":"not_valid"}""", received!.ErrorJson!.Value.GetRawText());
        Assert.Null(exception.ResponseBody);
        Assert.DoesNotContain("secret", received.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_in_the_exception_is_bounded()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(500, new string('x', 50_000), "text/plain"));
        using var client = For(server);

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAsync());

        Assert.Equal(ClientException.MaxResponseBodyLength, exception.ResponseBody!.Length);
    }

    [Fact]
    public async Task A_secret_that_the_service_hands_out_is_hidden_in_the_body()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"access_token" : "to\"ken-1","apiKey":"k-2","tokens":3,"name":"x" """));
        using var client = For(server);

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAsync());

        Assert.Equal("""{"access_token" : "****","apiKey":"****","tokens":3,"name":"x" """, exception.ResponseBody);
    }

    [Fact]
    public async Task The_user_name_of_an_address_that_the_service_repeats_is_removed()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(502, """{"message":"upstream https://robot:hush@example.com/a failed"}"""));
        using var client = For(server);

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAsync());

        Assert.StartsWith("upstream https://example.com/a failed (HTTP 502", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.ResponseBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 ")]
    [InlineData("this is not HTTP\r\n\r\n")]
    [InlineData("HTTP/1.1 abc X\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}")]
    public async Task What_is_no_HTTP_is_the_clients_own_exception_or_understood(string answer)
    {
        await using var server = RawServer.Start((connection, _) => connection.WriteAsync(answer));
        using var client = For(server.BaseUrl, ExampleClient.Profile with { InvalidAnswer = (message, cause) => new InvalidAnswerException(message, cause) });

        var exception = await Record.ExceptionAsync(() => client.PostAsync("{}"));

        Assert.True(exception is null or ClientException, exception?.ToString());
    }

    private static void AssertHidden(string? text, string echo)
    {
        Assert.NotNull(text);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(echo, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("****", text, StringComparison.Ordinal);
    }

    private static ExampleClient For(LoopbackServer server, ClientProfile? profile = null) => For(server.BaseUrl, profile);

    private static ExampleClient For(string baseUrl, ClientProfile? profile = null) =>
        ExampleClient.For(baseUrl, profile ?? ExampleClient.Profile with { Classify = _ => null });

    private sealed class InvalidAnswerException(string message, Exception cause) : ClientException(message, cause);
}
