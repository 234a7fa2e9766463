namespace Clients.Contract.Tests.Packages;

/// <summary>A program outside the repository that knows nothing but the packages.</summary>
internal sealed class ConsumerProject(string folder, string[] properties)
{
    private string Executable => Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");

    /// <summary>Builds it; a warning is an error.</summary>
    public Task BuildAsync() => MakeAsync("build");

    /// <summary>Publishes it for this machine; a warning, of the trimmer or the AOT compiler too, is an error.</summary>
    /// <param name="property">How: <c>PublishTrimmed</c> or <c>PublishAot</c>.</param>
    public Task PublishAsync(string property) => MakeAsync("publish", $"-p:{property}=true", "-p:UseCurrentRuntimeIdentifier=true");

    /// <summary>Runs what was made.</summary>
    public Task<string> RunAsync(IReadOnlyDictionary<string, string> variables) => DotnetCommand.RunAsync(folder, Executable, [], variables);

    private async Task MakeAsync(string verb, params string[] more)
    {
        var output = await DotnetCommand.RunAsync(folder, DotnetCommand.Host, [verb, "--configuration", "Release", "--verbosity", "minimal", "--output", "out", .. properties, .. more]);
        Assert.DoesNotContain("warning ", output, StringComparison.OrdinalIgnoreCase);
    }
}
