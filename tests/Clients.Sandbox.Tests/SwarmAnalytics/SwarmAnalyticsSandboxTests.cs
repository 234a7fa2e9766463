using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Clients.Sandbox.Faults;
using Clients.Sandbox.SwarmAnalytics;

namespace Clients.Sandbox.Tests.SwarmAnalytics;

public sealed class SwarmAnalyticsSandboxTests : IAsyncLifetime, IDisposable
{
    private const string Submission = "3f1c2c0e-7f0a-4d0e-9a0b-6c5d4e3f2a1b";
    private const string Meta = $$"""{"ts":"2026-05-22T13:00:00.000Z","submission_id":"{{Submission}}"}""";

    private readonly HttpClient _http = new();
    private SandboxHost _host = null!;
    private SwarmAnalyticsSandbox _swarm = null!;

    public async Task InitializeAsync()
    {
        _host = await SandboxHost.StartAsync();
        _swarm = _host.Get<SwarmAnalyticsSandbox>();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_example_of_the_document_is_accepted()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(DocumentPath()));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            _swarm.Clear();
            var example = path.Value.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");

            using var response = await PostAsync(path.Name, example.GetRawText());

            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path.Name}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task A_registered_token_stores_under_its_install()
    {
        using var registered = await PostAsync("/public/identify/create_install_token", """{"install_id":"i1"}""", token: null);
        var token = JsonDocument.Parse(await registered.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();

        using var response = await PostAsync("/public/logs/write", $$"""{"meta":{{Meta}},"tag":"t"}""", token);

        Assert.Equal("i1", Assert.Single(_swarm.Events).InstallId);
    }

    [Fact]
    public async Task A_second_submission_of_one_install_is_a_duplicate_and_of_another_install_is_not()
    {
        var body = $$"""{"meta":{{Meta}},"tag":"t"}""";
        using var first = await PostAsync("/public/logs/write", body);
        using var again = await PostAsync("/public/logs/write", body);
        using var other = await PostAsync("/public/logs/write", body, _swarm.IssueToken("other"));

        Assert.False(await IsDuplicateAsync(first));
        Assert.True(await IsDuplicateAsync(again));
        Assert.False(await IsDuplicateAsync(other));
        Assert.Equal(2, _swarm.Events.Count);
        Assert.Equal(3, _swarm.AcceptedRequests);
    }

    [Theory]
    [InlineData("""{"tag":"t"}""", "body.meta missing")]
    [InlineData($$"""{"meta":{{Meta}}}""", "body.tag missing")]
    [InlineData($$"""{"meta":{{Meta}},"tag":""}""", "body.tag string_too_short")]
    [InlineData($$"""{"meta":{{Meta}},"tag":"12345678901234567890123456789012345678901234567890123456789012345"}""", "body.tag string_too_long")]
    [InlineData($$"""{"meta":{{Meta}},"tag":1}""", "body.tag string_type")]
    [InlineData($$"""{"meta":{{Meta}},"tag":"t","install_id":"x"}""", "body.install_id extra_forbidden")]
    [InlineData("""{"meta":{"ts":"yesterday","submission_id":"1"},"tag":"t"}""", "body.meta.ts date-time_parsing, body.meta.submission_id uuid_parsing")]
    [InlineData("""{"meta":""", "body json_invalid")]
    public async Task A_body_the_document_forbids_is_refused_with_its_place(string body, string expected)
    {
        using var response = await PostAsync("/public/logs/write", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var errors = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").EnumerateArray();
        Assert.Equal(expected, string.Join(", ", errors.Select(e => $"{string.Join('.', e.GetProperty("loc").EnumerateArray())} {e.GetProperty("type")}")));
        Assert.Empty(_swarm.Events);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    public async Task Without_a_known_token_the_answer_is_401(string? token)
    {
        using var response = await PostAsync("/public/logs/write", $$"""{"meta":{{Meta}},"tag":"t"}""", token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_lost_reply_leaves_the_event_stored()
    {
        _host.Faults.Add(new Fault { Kind = FaultKind.LoseReply, PathPrefix = "/swarm/public" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => PostAsync("/public/logs/write", $$"""{"meta":{{Meta}},"tag":"t"}"""));

        Assert.Equal(Guid.Parse(Submission), Assert.Single(_swarm.Events).SubmissionId);
    }

    [Fact]
    public async Task The_query_side_lists_what_an_install_stored()
    {
        using var stored = await PostAsync("/public/logs/write", $$"""{"meta":{{Meta}},"tag":"t"}""");

        var mine = JsonDocument.Parse(await _http.GetStringAsync(Url("/_sandbox/events?install=demo"))).RootElement;
        var others = JsonDocument.Parse(await _http.GetStringAsync(Url("/_sandbox/events?install=other"))).RootElement;

        Assert.Equal("logs.write", Assert.Single(mine.EnumerateArray()).GetProperty("operation").GetString());
        Assert.Equal(0, others.GetArrayLength());
    }

    private static async Task<bool> IsDuplicateAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("duplicate").GetBoolean();

    private static string DocumentPath()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Clients.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "specs", "swarm-analytics.json");
    }

    private Uri Url(string path) => new(_host.BaseUrl<SwarmAnalyticsSandbox>() + path);

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? token = "swarm_install_demo")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }
}
