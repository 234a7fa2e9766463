using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Clients.Kiota.Generator.Lock;
using Clients.Kiota.Generator.Regeneration;
using Clients.Testing.Time;

namespace Clients.Kiota.Generator.Tests.Regeneration;

/// <summary>How the official tool is run, with a program in its place that does what the document says.</summary>
public sealed class OfficialGeneratorTests : IDisposable
{
    private static readonly string Fake = Path.Combine(AppContext.BaseDirectory, "Clients.Kiota.Generator.FakeTool" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static readonly LockedClient Cats = new()
    {
        Name = "Cats",
        DescriptionLocation = "specs/cats.yaml",
        OutputPath = "generated/Cats",
        Settings = new GenerationSettings { ClientClassName = "CatClient", ClientNamespaceName = "Acme.Cats" },
    };

    private readonly RepositoryLayout _layout = new(Directory.CreateTempSubdirectory("clients-official-").FullName);

    public OfficialGeneratorTests() => Write("fake-kiota-version.txt", "1.34.1+0123abcd");

    public void Dispose() => Directory.Delete(_layout.Root, recursive: true);

    [Fact]
    public async Task The_tree_is_what_the_tool_wrote_without_its_log_and_its_lock_whose_hash_counts()
    {
        var tree = await GenerateAsync(new { files = Files("""{"descriptionHash":"ABC"}""") });

        Assert.Equal(["CatClient.cs", "Models/Cat.cs"], tree.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("cat\n", Encoding.UTF8.GetString(tree.Files["Models/Cat.cs"]));
        Assert.Equal("ABC", tree.DescriptionHash);
    }

    [Fact]
    public async Task The_tool_is_asked_for_its_version_once_and_gets_the_locks_settings_from_the_root()
    {
        var generator = new OfficialGenerator(_layout, Fake);
        var settings = Cats.Settings with { TypeAccessModifier = "Internal", IncludeAdditionalData = false, StructuredMimeTypes = ["application/json;q=1", "text/plain"], ExcludePatterns = ["/internal/**"] };

        await Task.WhenAll(GenerateAsync(generator, Cats), GenerateAsync(generator, Cats with { Settings = settings }));

        var calls = Directory.GetFiles(Path.Combine(_layout.Root, "fake-kiota-calls")).Select(File.ReadAllText).ToList();
        Assert.Equal(3, calls.Count);
        Assert.Single(calls, "kiota --version");
        var call = Assert.Single(calls, line => line.Contains("Internal", StringComparison.Ordinal));
        Assert.StartsWith("kiota generate --language CSharp --openapi ", call, StringComparison.Ordinal);
        Assert.Contains("document.yaml --class-name CatClient --namespace-name Acme.Cats --output ", call, StringComparison.Ordinal);
        Assert.EndsWith(
            " --type-access-modifier Internal --additional-data false --backing-store false --exclude-backward-compatible true --clean-output"
            + " --structured-mime-types application/json;q=1 --structured-mime-types text/plain --exclude-path /internal/**",
            call,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_tool_is_told_with_how_to_get_it_and_what_was_said()
    {
        File.Delete(Path.Combine(_layout.Root, "fake-kiota-version.txt"));

        var exception = await Assert.ThrowsAsync<RegenerationException>(() => GenerateAsync(new { }));

        Assert.StartsWith("The official Kiota is not installed here. Get it with: dotnet tool restore", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("exit code 1: Could not execute because the specified command or file was not found.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dotnet_is_told_too()
    {
        var generator = new OfficialGenerator(_layout, "no-such-command-anywhere");

        var exception = await Assert.ThrowsAsync<RegenerationException>(() => GenerateAsync(generator, Cats));

        Assert.StartsWith("no-such-command-anywhere cannot be started: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet tool restore", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.34.0")]
    [InlineData("1.34.10+0123abcd")]
    public async Task Another_version_is_refused(string version)
    {
        Write("fake-kiota-version.txt", version);

        var exception = await Assert.ThrowsAsync<RegenerationException>(() => GenerateAsync(new { }));

        Assert.StartsWith($"The official Kiota here is {version}, but kiota-lock.json is of 1.34.1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_with_the_document_the_exit_code_and_the_end_of_what_was_said()
    {
        var exception = await Assert.ThrowsAsync<RegenerationException>(() => GenerateAsync(new { exitCode = 3, says = new string('x', 5000) + " crit: no such schema" }));

        Assert.StartsWith("dotnet kiota failed on specs/cats.yaml with exit code 3:", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("x crit: no such schema", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Length, 4000, 4200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"descriptionHash":5}""")]
    public async Task A_tree_without_a_readable_lock_is_not_believed(string? toolLock)
    {
        var exception = await Assert.ThrowsAsync<RegenerationException>(() => GenerateAsync(new { files = Files(toolLock) }));

        Assert.Contains("wrote no kiota-lock.json with a descriptionHash for Cats", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_asks_for_input_gets_none()
    {
        var tree = await GenerateAsync(new { waitsForInput = true, files = Files("""{"descriptionHash":"ABC"}""") });

        Assert.Equal(2, tree.Files.Count);
    }

    [Fact]
    public async Task Cancelling_stops_the_tool()
    {
        using var cancellation = new CancellationTokenSource();
        var generating = new OfficialGenerator(_layout, Fake).GenerateAsync(Cats, Document(new { hangs = true }), cancellation.Token);
        var process = await HangingProcessAsync(generating);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generating);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Fact]
    public async Task A_tool_that_does_not_end_is_stopped_after_ten_minutes()
    {
        var clock = new TestClock();
        var generating = new OfficialGenerator(_layout, Fake, clock).GenerateAsync(Cats, Document(new { hangs = true }), CancellationToken.None);
        var process = await HangingProcessAsync(generating);

        clock.Advance(TimeSpan.FromMinutes(10));

        var exception = await Assert.ThrowsAsync<RegenerationException>(() => generating);
        Assert.StartsWith("dotnet kiota did not end within 10 minutes and was stopped: dotnet kiota generate ", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    private static Dictionary<string, string> Files(string? toolLock)
    {
        var files = new Dictionary<string, string> { ["CatClient.cs"] = "client\n", ["Models/Cat.cs"] = "cat\n", [".kiota.log"] = "log" };
        if (toolLock is not null)
        {
            files["kiota-lock.json"] = toolLock;
        }

        return files;
    }

    private static byte[] Document(object document) => JsonSerializer.SerializeToUtf8Bytes(document);

    private static Task<ClientTree> GenerateAsync(OfficialGenerator generator, LockedClient client)
        => generator.GenerateAsync(client, Document(new { files = Files("""{"descriptionHash":"ABC"}""") }), CancellationToken.None);

    private Task<ClientTree> GenerateAsync(object document) => new OfficialGenerator(_layout, Fake).GenerateAsync(Cats, Document(document), CancellationToken.None);

    /// <summary>The tool's process id, once it says that it hangs; a generation that ends before shows why.</summary>
    private async Task<int> HangingProcessAsync(Task generating)
    {
        var notes = Path.Combine(_layout.Root, "fake-kiota-hangs.txt");
        while (!File.Exists(notes) || new FileInfo(notes).Length == 0)
        {
            Assert.False(generating.IsCompleted, generating.Exception?.Message);
            await Task.Delay(20);
        }

        return int.Parse(await File.ReadAllTextAsync(notes), CultureInfo.InvariantCulture);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_layout.Root, name), text);
}
