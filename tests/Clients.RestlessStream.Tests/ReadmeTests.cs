using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Clients.RestlessStream.Tests;

/// <summary>What the README shows compiles against what the package has.</summary>
public sealed partial class ReadmeTests
{
    // What the snippets take for granted: a client, a stream, an event, a host's builder, a serializer context.
    private const string Surroundings =
        """
        #pragma warning disable
        using System; using System.Collections.Generic; using System.Net.Http; using System.Text.Json.Nodes; using System.Text.Json.Serialization.Metadata; using System.Threading; using System.Threading.Tasks;
        using Clients.RestlessStream; using Clients.RestlessStream.Models; using Clients.Sandbox; using Clients.Sandbox.RestlessStream; using Microsoft.Extensions.DependencyInjection;
        class Order;
        class MyJsonContext { public static MyJsonContext Default; public JsonTypeInfo<Order> Order; }
        class Builder { public IServiceCollection Services; public Dictionary<string, string> Configuration; }
        class Snippet
        {
            static RestlessStreamClient client; static StreamObject stream; static StreamEvent update; static Builder builder;
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
