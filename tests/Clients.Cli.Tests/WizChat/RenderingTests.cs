using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Clients.Sandbox.Faults;
using Clients.Sandbox.WizChat;
using VerifyXunit;

namespace Clients.Cli.Tests.WizChat;

/// <summary>What people and programs read of each command, in a pipe, on a terminal (its escape codes shown as ␛) and as JSON.</summary>
public sealed partial class RenderingTests
{
    private const string Secret = "tok-very-secret-1";

    private const string Changes = """
          core:
            name: Acme Helper
            description: Answers customers of Acme.
            systemPrompt: |
              You are a helpful support agent.
              Be brief.
            temperature: 0.20
            language: en
          skills:
            - name: tone
              instructions: Be kind.
            - name: shipping
              instructions: Orders ship within two working days.
        """;

    private const string Confidential =
        "  mcpServers:\n    - {name: orders, url: 'https://mcp.example.com/orders', headers: {Authorization: 'Bearer ${env:MCP_TOKEN}'}}";

    /// <summary>What is prepared, and the command line that is shown.</summary>
    private static readonly Dictionary<string, Func<WizChatCli, Task<string>>> Scenarios = new(StringComparer.Ordinal)
    {
        ["list"] = _ => Task.FromResult("list"),
        ["pull"] = cli =>
        {
            cli.Service.AddChatbot("cb_small", """{"core":{"name":"Small","temperature":0.10,"on":"yes","price":"${env:X}","prompt":"One.\nTwo.\n"},"voice":null}""");
            return Task.FromResult("pull cb_small");
        },
        ["plan_changes"] = cli => File(cli, Changes, "plan -f bot.yaml --detailed-exitcode"),
        ["plan_nothing"] = cli => File(cli, "  core: {name: Acme Support Bot, description: Answers customers of Acme., systemPrompt: You are a helpful support agent., temperature: 0.2, language: en}", "plan -f bot.yaml --detailed-exitcode"),
        ["plan_without_pruning"] = cli => File(cli, "  skills: []\n  voice: {pitch: 1.0}", "plan -f bot.yaml --no-prune"),
        ["plan_of_a_secret"] = async cli =>
        {
            await cli.SecretIsLiveAsync(Confidential, Secret);
            return "plan -f bot.yaml --no-prune";
        },
        ["plan_kept"] = cli => File(cli, "  core: {name: New}", "plan -f bot.yaml -o plan.json"),
        ["plan_that_is_only_counted"] = cli =>
        {
            cli.Faults.Add(Answer("""{"plan":{"summary":{"create":1,"update":2,"delete":3,"noop":4}}}"""));
            return File(cli, "  core: {name: New}", "plan -f bot.yaml");
        },
        ["apply_changes"] = cli => File(cli, Changes, "apply -f bot.yaml --auto-approve"),
        ["apply_nothing"] = cli => File(cli, "  domains: [{hostname: support.acme.example, enabled: true}]", "apply -f bot.yaml --auto-approve"),
        ["apply_in_part"] = cli =>
        {
            cli.Service.FailSection(new SectionFailure { Section = "skills", Code = "skills_down", Message = "Skills are down for maintenance" });
            return File(cli, Changes + "\n  domains:\n    - {hostname: staging.acme.example}", "apply -f bot.yaml --auto-approve --allow-deletes 9");
        },
        ["apply_that_prunes_too_much"] = cli => File(cli, "  skills: []", "apply -f bot.yaml --auto-approve"),
        ["apply_of_a_stale_plan"] = async cli =>
        {
            cli.WriteBot("  core: {name: Planned}");
            await cli.RunAsync("plan", "-f", "bot.yaml", "-o", "plan.json");
            await cli.RunAsync("apply", "plan.json", "--auto-approve");
            return "apply plan.json --auto-approve";
        },
        ["apply_of_a_secret"] = async cli =>
        {
            await cli.SecretIsLiveAsync(Confidential, Secret);
            cli.Service.FailSection(new SectionFailure { Section = "mcpServers", Code = "bad_header", Message = $"Bearer {cli.Variables["MCP_TOKEN"]} is refused" });
            return "apply -f bot.yaml --auto-approve --no-prune";
        },
        ["apply_that_is_not_told"] = cli =>
        {
            // The plan, the look before the apply, and the apply.
            cli.Faults.Add(Answer("""{"plan":{"summary":{"create":0,"update":1,"delete":0,"noop":0}}}"""));
            cli.Faults.Add(Answer("""{"plan":{"summary":{"create":0,"update":1,"delete":0,"noop":0}}}"""));
            cli.Faults.Add(Answer("""{"plan":{}}"""));
            return File(cli, "  core: {name: New}", "apply -f bot.yaml --auto-approve");
        },
        ["apply_without_an_answer"] = cli =>
        {
            cli.Faults.Add(new Fault { Kind = FaultKind.Status, StatusCode = 502, Method = "POST", Skip = 2, ContentType = "text/html", Body = "<h1>Bad gateway</h1>" });
            return File(cli, "  core: {name: New}", "apply -f bot.yaml --auto-approve");
        },
        ["diff_of_changes"] = cli => File(cli, Changes, "diff -f bot.yaml --detailed-exitcode"),
        ["diff_of_nothing"] = cli => File(cli, "  domains: [{hostname: support.acme.example, enabled: true}]", "diff -f bot.yaml --detailed-exitcode"),
        ["diff_of_a_secret"] = async cli =>
        {
            await cli.SecretIsLiveAsync(Confidential, Secret);
            return "diff -f bot.yaml";
        },
    };

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Results_read_so(string scenario)
    {
        var transcript = new StringBuilder();
        foreach (var mode in new[] { "in a pipe", "on a terminal", "as JSON" })
        {
            await using var cli = await WizChatCli.StartAsync();
            var line = await Scenarios[scenario](cli);
            cli.IsTerminal = mode == "on a terminal";
            line += mode != "as JSON" ? "" : line.StartsWith("pull", StringComparison.Ordinal) ? " --format json" : " --json";
            var (code, output, error) = await cli.RunAsync(line.Split(' '));
            transcript.Append(CultureInfo.InvariantCulture, $"## {mode}\n\n$ clients wizchat {line}\n{output}");
            transcript.Append(error.Length == 0 ? "" : "--- on standard error\n" + error).Append(CultureInfo.InvariantCulture, $"--- exit code {code}\n\n");
        }

        Assert.DoesNotContain("tok-", transcript.ToString(), StringComparison.Ordinal);
        await Verifier.Verify(WithoutDigests(transcript.Replace('\u001b', '␛').ToString().TrimEnd())).UseTextForParameters(scenario);
    }

    // Salted, so different in each run.
    private static string WithoutDigests(string text) => Digest().Replace(text, "$1…\"");

    [GeneratedRegex("(\"(?:salt|live|values|checksum)\": \"(?:pbkdf2-sha512:|sha256:)?)[A-Za-z0-9+/=]+\"")]
    private static partial Regex Digest();

    private static Fault Answer(string body) => new() { Kind = FaultKind.Status, StatusCode = 200, Method = "POST", Body = body };

    private static Task<string> File(WizChatCli cli, string sections, string line)
    {
        cli.WriteBot(sections);
        return Task.FromResult(line);
    }
}
