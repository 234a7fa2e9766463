using System.Text.Json.Nodes;
using Clients.Sandbox;
using Clients.Sandbox.SwarmAnalytics;
using Microsoft.Data.Sqlite;

namespace Clients.Cli.Tests.Swarm;

public sealed class SwarmCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swarm-cli-");
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Register_prints_the_token_and_nothing_else_and_send_delivers_with_it()
    {
        await using var host = await SandboxHost.StartAsync();
        var baseUrl = host.BaseUrl<SwarmAnalyticsSandbox>();

        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "register", "install-7", "--base-url", baseUrl));
        var token = _out.ToString().Trim();
        Assert.Equal(ExitCode.Success, await RunAsync(token, "swarm", "send", "agent", "--data", """{"a":1}""", "--base-url", baseUrl));

        Assert.Equal("install-7", Assert.Single(host.Get<SwarmAnalyticsSandbox>().Events).InstallId);
        Assert.Contains("delivered 1, dropped 0, left 0", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_send_leaves_in_a_spool_stats_counts_ls_lists_and_drain_delivers()
    {
        await using var host = await SandboxHost.StartAsync();
        var swarm = host.Get<SwarmAnalyticsSandbox>();

        Assert.Equal(ExitCode.Failure, await RunAsync(swarm.DemoCredential, "swarm", "send", "agent", "--spool", "s.db", "--base-url", "http://127.0.0.1:1", "--timeout", "0"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "stats", "s.db"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "ls", "s.db"));
        Assert.Contains("logs.write", _out.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await RunAsync(swarm.DemoCredential, "swarm", "spool", "drain", "s.db", "--base-url", host.BaseUrl<SwarmAnalyticsSandbox>()));

        Assert.Single(swarm.Events);
    }

    [Fact]
    public async Task A_spool_that_takes_nothing_is_an_error_and_not_silence()
    {
        string[] send = ["swarm", "send", "agent", "--spool", "s.db", "--base-url", "http://127.0.0.1:1", "--timeout", "0"];
        Assert.Equal(ExitCode.Failure, await RunAsync("t", send));
        Alter("CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'as a full disk does'); END");

        Assert.Equal(ExitCode.BadInput, await RunAsync("t", send));
        Assert.Contains("as a full disk does", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_is_told_with_its_reason_and_the_next_step()
    {
        Assert.Equal(ExitCode.Failure, await RunAsync("not-a-token", "swarm", "send", "agent", "--spool", "s.db", "--base-url", "http://127.0.0.1:1", "--timeout", "3", "--json"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "ls", "s.db", "--json"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "stats", "s.db", "--json"));

        var lines = _out.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal((0, 1), ((int)lines[0]["delivered"]!, (int)lines[0]["left"]!));
        Assert.Equal("logs.write", (string?)lines[1]["operation"]);
        Assert.Equal(1, (int)lines[2]["events"]!);
        Assert.Equal(
            $"error: 1 not delivered within 3 s; the last attempt ended with: Connection refused (127.0.0.1:1). It stays in s.db. Fix the cause, then run: clients swarm spool drain s.db{Environment.NewLine}",
            _error.ToString());
    }

    [Fact]
    public async Task A_file_that_is_not_a_spool_is_refused_and_left_as_it_is()
    {
        var notes = Path.Combine(_folder.FullName, "notes.txt");
        await File.WriteAllTextAsync(notes, "precious");

        Assert.Equal(ExitCode.BadInput, await RunAsync("t", "swarm", "send", "agent", "--spool", "notes.txt", "--base-url", "http://127.0.0.1:1", "--timeout", "0"));
        Assert.Equal(ExitCode.BadInput, await RunAsync("t", "swarm", "spool", "drain", "notes.txt", "--base-url", "http://127.0.0.1:1"));
        Assert.Equal(ExitCode.BadInput, await RunAsync(null, "swarm", "spool", "ls", "notes.txt"));
        Assert.Equal(ExitCode.BadInput, await RunAsync(null, "swarm", "spool", "salvage", "notes.txt"));

        Assert.Contains("is not a spool, and was left as it is", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], _folder.GetFiles().Select(file => file.Name));
        Assert.Equal("precious", await File.ReadAllTextAsync(notes));
        Assert.Empty(_out.ToString());
    }

    [Fact]
    public async Task What_was_set_aside_is_listed_and_salvaged()
    {
        string[] send = ["swarm", "send", "agent", "--spool", "s.db", "--base-url", "http://127.0.0.1:1", "--timeout", "0"];
        await RunAsync("t", send);
        Alter("UPDATE events SET submission_id = 'x'");
        await RunAsync("t", send);
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "ls", "s.db", "--set-aside", "--json"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "ls", "s.db", "--set-aside"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "salvage", "s.db"));
        Assert.Equal(ExitCode.Success, await RunAsync(null, "swarm", "spool", "salvage", "s.db", "--json"));

        var lines = _out.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("unreadable submission_id", (string?)JsonNode.Parse(lines[0])!["reason"]);
        Assert.Equal(["salvaged 1, known 0, lost 0", """{"salvaged":0,"known":0,"lost":0}"""], lines[^2..]);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Bad_input_is_told_on_standard_error_with_exit_code_2()
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync(null, "swarm", "send", "agent"));
        Assert.Contains("SWARM_TOKEN", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, await RunAsync("t", "swarm", "send", "", "--base-url", "http://127.0.0.1:1"));
        Assert.Contains("'tag'", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, await RunAsync("t", "swarm", "send", "x", "--data", "{", "--base-url", "http://127.0.0.1:1"));
        Assert.Equal(ExitCode.BadInput, await RunAsync("t", "swarm", "spool", "drain", "none.db"));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
        Assert.Empty(_out.ToString());
    }

    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "s.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every test passes text of its own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private Task<int> RunAsync(string? token, params string[] arguments) => ClientsCommandLine.RunAsync(arguments, new CliEnvironment
    {
        Out = _out,
        Error = _error,
        WorkingDirectory = _folder.FullName,
        Variable = name => name == "SWARM_TOKEN" ? token : null,
    });
}
