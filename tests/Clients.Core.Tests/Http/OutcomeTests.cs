using System.Text;
using Clients.Core.Http;
using Clients.Testing.Servers;
using Clients.Testing.Time;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Core.Tests.Http;

/// <summary>Whatever comes back, a call ends in a result or in the client's own exception with the status.</summary>
public class OutcomeTests
{
    [Fact]
    public async Task A_success_is_handed_to_the_generated_code()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"a":1}"""));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.NotNull(await client.GetAsync());
    }

    [Theory]
    [InlineData("application/json", """{"message":"no"}""")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{\"mess")]
    [InlineData("text/html", "<html>Bad gateway</html>")]
    [InlineData("nonsense", "\u0001\u0002")]
    public async Task An_error_status_is_typed_whatever_its_body_is(string contentType, string body)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(418, body, contentType));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal((418, ResponseProblem.ErrorStatus, body), (exception.StatusCode, exception.Problem, Encoding.UTF8.GetString(exception.Body)));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(304)]
    [InlineData(600)]
    public async Task Every_status_but_2xx_is_an_error(int status)
    {
        await using var server = RawServer.Start((connection, _) => connection.WriteHeadAsync(status, "Content-Length: 0"));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.Equal(status, (await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync())).StatusCode);
    }

    [Fact]
    public async Task The_body_of_an_error_is_read_up_to_64_KiB()
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(500, "Content-Type: application/json");
            // More than any bound, and without an end: reading it all would hang.
            while (true)
            {
                await connection.WriteAsync(new byte[64 * 1024]);
            }
        });
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal((500, 64 * 1024, true), (exception.StatusCode, exception.Body.Length, exception.IsTruncated));
    }

    [Theory]
    [InlineData(200, ResponseProblem.Incomplete)]
    [InlineData(500, ResponseProblem.ErrorStatus)]
    public async Task A_body_cut_off_keeps_the_status_and_what_arrived(int status, ResponseProblem problem)
    {
        await using var server = RawServer.Start(async (connection, _) =>
        {
            await connection.WriteHeadAsync(status, "Content-Type: application/json", "Content-Length: 100");
            await connection.WriteAsync("{\"a\"");
        });
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal((status, problem, "{\"a\""), (exception.StatusCode, exception.Problem, Encoding.UTF8.GetString(exception.Body)));
        Assert.IsAssignableFrom<IOException>(exception.InnerException);
    }

    [Fact]
    public async Task A_success_larger_than_allowed_is_an_error()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, $"\"{new string('x', 100)}\""));
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { MaxResponseBytes = 101 });
        using var wide = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { MaxResponseBytes = 102 });

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal((200, ResponseProblem.TooLarge), (exception.StatusCode, exception.Problem));
        Assert.NotNull(await wide.GetAsync());
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in</html>")]
    [InlineData("application/json", "<html>Sign in</html>")]
    [InlineData("application/json", "{\"a\":1")]
    [InlineData("application/json", "{\"a\":1}}")]
    [InlineData(null, "Sign in")]
    public async Task A_success_that_is_not_the_JSON_asked_for_is_an_error(string? contentType, string body)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, body, contentType));
        using var client = ExampleClient.For(server.BaseUrl);

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync());

        Assert.Equal((200, ResponseProblem.NotJson), (exception.StatusCode, exception.Problem));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    [InlineData(null)]
    public async Task JSON_of_any_type_or_none_is_read(string? contentType)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"a":1}""", contentType));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.NotNull(await client.GetAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData("application/json;")]
    [InlineData("application/json; charset=\"utf8\"")]
    [InlineData("text/json; charset=unheard-of")]
    public async Task JSON_under_a_wrong_name_is_read(string contentType)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"a":"é"}""", contentType));
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.Equal("é", TextOf(await client.GetAsync()));
    }

    [Theory]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-16", true, null)]
    [InlineData("utf-16BE", true, null)]
    [InlineData("utf-32", true, null)]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("iso-8859-1", false, "iso-8859-1")]
    [InlineData("utf-8", false, "iso-8859-1")]
    public async Task JSON_of_another_encoding_is_read(string encoding, bool mark, string? charset)
    {
        var codec = Encoding.GetEncoding(encoding);
        byte[] body = [.. mark ? codec.GetPreamble() : [], .. codec.GetBytes("""{"a":"é"}""")];
        await using var server = await BytesAsync(200, body, charset);
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.Equal("é", TextOf(await client.GetAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    [InlineData("unheard-of")]
    public async Task Bytes_that_are_no_text_are_an_error(string? charset)
    {
        await using var server = await BytesAsync(200, [.. "{\"a\":\""u8, 0xE9, 0xFF, .. "\"}"u8], charset);
        using var client = ExampleClient.For(server.BaseUrl);

        Assert.Equal(ResponseProblem.NotJson, (await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync())).Problem);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"a\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task JSON_of_another_kind_than_the_operation_has_is_an_error(string body)
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, body));
        using var client = ExampleClient.For(server.BaseUrl);
        var request = new RequestInformation(Method.GET, "{+baseurl}/things", new Dictionary<string, object>());
        request.Headers.TryAdd("Accept", "application/json");

        var exception = await Assert.ThrowsAsync<ExampleException>(() => client.Adapter.SendAsync(request, Serialization.Sample.Create));

        Assert.Equal(ResponseProblem.UnexpectedJson, exception.Problem);
    }

    [Fact]
    public async Task What_is_not_wanted_is_not_looked_at()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, "<html>", "text/html"));
        using var client = ExampleClient.For(server.BaseUrl);
        var request = new RequestInformation(Method.DELETE, "{+baseurl}/things", new Dictionary<string, object>());
        request.Headers.TryAdd("Accept", "application/json");

        await client.Adapter.SendNoContentAsync(request);
    }

    [Fact]
    public async Task An_error_within_a_success_is_found_when_the_client_looks_for_it()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(200, """{"status":false}"""), new Reply(200, """{"status":true}"""));
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with
        {
            InspectSuccess = true,
            Classify = response => response.Json!.Value.GetProperty("status").GetBoolean() ? null : new ExampleException(response),
        });

        Assert.Equal(200, (await Assert.ThrowsAsync<ExampleException>(() => client.GetAsync())).StatusCode);
        Assert.NotNull(await client.GetAsync());
    }

    [Fact]
    public async Task A_problem_the_client_has_no_exception_for_is_reported_all_the_same()
    {
        await using var server = await LoopbackServer.StartAsync(new Reply(500, "line\nbreak", "text/plain"));
        using var client = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { Classify = _ => null });

        var exception = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.GetAsync("/v1/things?secret=1"));

        Assert.Equal(
            $"The service gave no reason in a known form; response body: text/plain, 10 bytes: line break (HTTP 500, from GET {server.BaseUrl}/v1/things).",
            exception.Message);
        Assert.Equal("line\nbreak", exception.ResponseBody);
    }

    [Fact]
    public async Task A_failure_without_response_can_be_wrapped()
    {
        await using var server = RawServer.Start((connection, _) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        using var plain = ExampleClient.For(server.BaseUrl);
        using var wrapping = ExampleClient.For(server.BaseUrl, ExampleClient.Profile with { WrapTransportFailure = cause => new NotSupportedException("typed", cause) });

        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync());
        Assert.IsType<HttpRequestException>((await Assert.ThrowsAsync<NotSupportedException>(() => wrapping.GetAsync())).InnerException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_try_is_bounded_in_time_its_body_included(bool headArrives)
    {
        var clock = new TestClock();
        await using var server = RawServer.Start(async (connection, _) =>
        {
            if (headArrives)
            {
                await connection.WriteHeadAsync(200, "Content-Type: application/json");
            }

            await connection.WaitForCloseAsync();
        });
        using var client = ExampleClient.For(server.BaseUrl, configure: options => options.TimeProvider = clock);

        var call = client.GetAsync();
        await server.WaitForRequestAsync(0);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task A_call_is_cancelled_by_its_token()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = RawServer.Start((connection, _) => connection.WaitForCloseAsync());
        using var client = ExampleClient.For(server.BaseUrl);

        var call = client.GetAsync(cancellationToken: cancellation.Token);
        await server.WaitForRequestAsync(0);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static Task<LoopbackServer> BytesAsync(int status, byte[] body, string? charset) => LoopbackServer.StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = charset is null ? "application/json" : $"application/json; charset={charset}";
        await context.Response.Body.WriteAsync(body);
    });

    private static string? TextOf(UntypedNode? answer) => ((UntypedString)((UntypedObject)answer!).GetValue()["a"]).GetValue();
}
