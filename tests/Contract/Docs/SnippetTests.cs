using Clients.Contract.Tests.Docs.Scenes;
using Clients.Sandbox;

namespace Clients.Contract.Tests.Docs;

/// <summary>What a page shows as C# compiles as it stands, and runs: against the sandbox, over a real socket.</summary>
[Collection(nameof(SnippetTests))]
public sealed class SnippetTests
{
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(2);

    /// <summary>What each page takes for granted. A page with snippets needs an entry.</summary>
    private static readonly Dictionary<string, Type> Scenes = new()
    {
        ["README.md"] = typeof(WireBoardScene),
        ["docs/observability.md"] = typeof(ObservabilityScene),
        ["docs/streaming.md"] = typeof(StreamingScene),
        ["src/Clients.Core/README.md"] = typeof(CoreScene),
        ["src/Clients.RestlessStream/README.md"] = typeof(RestlessStreamScene),
        ["src/Clients.SwarmAnalytics/README.md"] = typeof(SwarmAnalyticsScene),
        ["src/Clients.WireBoard/README.md"] = typeof(WireBoardScene),
        ["src/Clients.WizChat/README.md"] = typeof(WizChatScene),
    };

    /// <summary>Page and line of every snippet.</summary>
    public static TheoryData<string, int> Snippets()
    {
        var data = new TheoryData<string, int>();
        foreach (var document in Document.All())
        {
            foreach (var (line, _) in document.Snippets())
            {
                data.Add(document.Path, line);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task A_snippet_compiles_as_it_stands_and_runs(string path, int line)
    {
        var code = Document.Read(path).Snippets().Single(snippet => snippet.Line == line).Code;
        var scene = Scenes.TryGetValue(path, out var known)
            ? known
            : throw new SnippetException($"{path} has C# snippets, but {nameof(SnippetTests)}.{nameof(Scenes)} does not say what they take for granted.");
        var snippet = SnippetCompiler.Parse(code);
        var asWritten = SnippetCompiler.Create(SnippetCompiler.Compile(scene.FullName!, Scene.UsingsOf(scene), snippet, path, line));

        await using var host = await SandboxHost.StartAsync();
        await using var stage = asWritten;
        await stage.SetUpAsync(host);
        var rewriter = new RunnableRewriter(stage.Replacements);
        var runnable = (Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax)rewriter.Visit(snippet);
        await using var running = SnippetCompiler.Create(SnippetCompiler.Compile(scene.FullName!, Scene.UsingsOf(scene), runnable, path, line));
        await running.SetUpAsync(host);

        await running.RunAsync().WaitAsync(TestTimeout);
        await running.FinishAsync().WaitAsync(TestTimeout);

        Assert.Equal(rewriter.Loops, running.Streamed.Count);
    }
}
