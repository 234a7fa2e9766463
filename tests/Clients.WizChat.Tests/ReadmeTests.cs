using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Clients.WizChat.Tests;

/// <summary>What the README shows compiles against what the package has.</summary>
public sealed partial class ReadmeTests
{
    // What the snippets take for granted, unless one of them declares it: a client, a chatbot's id, a container, its configuration.
    private const string Surroundings =
        """
        #pragma warning disable
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks;
        using Clients.WizChat; using Clients.WizChat.ConfigAsCode; using Clients.WizChat.Models; using Microsoft.Extensions.DependencyInjection;
        class Snippet
        {
            static WizChatClient wizchat; static string chatbotId; static IServiceCollection services; static Dictionary<string, string> configuration;
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
