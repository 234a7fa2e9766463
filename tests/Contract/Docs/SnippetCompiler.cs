using System.Reflection;
using Clients.Contract.Tests.Docs.Scenes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Clients.Contract.Tests.Docs;

/// <summary>
/// Makes a class of a snippet: its statements become the body of <see cref="Scene.RunAsync"/>, and what it takes for granted
/// (a client, a token) are members it inherits from its scene.
/// </summary>
internal static class SnippetCompiler
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Scene).Assembly.Location)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The statements, types and usings of a snippet.</summary>
    public static CompilationUnitSyntax Parse(string code) => SyntaxFactory.ParseCompilationUnit(code);

    /// <summary>Compiles a snippet as it stands, or as rewritten for running.</summary>
    /// <param name="scene">The class it is derived from.</param>
    /// <param name="usings">The namespaces imported.</param>
    /// <param name="snippet">The snippet.</param>
    /// <param name="document">Where it stands.</param>
    /// <param name="line">On which line.</param>
    /// <exception cref="SnippetException">It does not compile; the message names document and lines.</exception>
    public static Assembly Compile(string scene, IEnumerable<string> usings, CompilationUnitSyntax snippet, string document, int line)
    {
        var source =
            $$"""
            #pragma warning disable
            {{string.Join('\n', usings.Select(name => $"using {name};"))}}
            {{snippet.Usings.ToFullString()}}
            public sealed class Snippet : {{scene}}
            {
                public override async System.Threading.Tasks.Task<object> RunAsync()
                {
            #line {{line}} "{{document}}"
            {{string.Concat(snippet.Members.OfType<GlobalStatementSyntax>().Select(statement => statement.ToFullString()))}}
            #line default
                    return null;
                }
            {{string.Concat(snippet.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()))}}
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Snippet" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source)],
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new SnippetException($"A snippet of {document} does not compile:\n{string.Join('\n', errors)}");
        }

        return Assembly.Load(image.ToArray());
    }

    public static Scene Create(Assembly assembly) => (Scene)Activator.CreateInstance(assembly.GetType("Snippet")!)!;
}
