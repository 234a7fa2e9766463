using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Clients.SwarmAnalytics.Tests;

/// <summary>What the README shows compiles against what the package has.</summary>
public sealed partial class ReadmeTests
{
    // What the snippets take for granted: a client, an install with its token, a container.
    private const string Surroundings =
        """
        #pragma warning disable
        using System; using System.Text.Json.Nodes; using System.Threading.Tasks; using Microsoft.Extensions.DependencyInjection;
        using Clients.SwarmAnalytics; using Clients.SwarmAnalytics.Models; using Clients.SwarmAnalytics.Spool;
        class Snippet
        {
            static SwarmAnalyticsClient client; static string installId, token; static IServiceCollection services;
            async Task Run()
            {
        """;

    public static TheoryData<int> Snippets => [.. Enumerable.Range(0, All().Count)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles(int index)
    {
        var source = $"{Surroundings}\n#line 1\n{All()[index]}\n}}}}";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));

        var compilation = CSharpCompilation.Create("Readme", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static List<string> All() =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
