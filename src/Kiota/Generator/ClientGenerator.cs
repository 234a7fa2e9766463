using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Clients.Kiota.Generator.Building;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Refinement;
using Clients.Kiota.Generator.Urls;
using Clients.Kiota.Generator.Writing;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator;

/// <summary>Turns an OpenAPI document into the C# client Kiota 1.34.1 would write for it, byte for byte.</summary>
/// <remarks>
/// Load (<c>Loading/</c>), sort the paths into a tree (<c>Urls/</c>), build classes for its nodes and schemas
/// (<c>Building/</c> into <c>CodeModel/</c>), bend them to C# (<c>Refinement/</c>), write them (<c>Writing/</c>).
/// </remarks>
public static class ClientGenerator
{
    // Schemas refer to each other in chains as long as the document; only touched pages of a stack cost memory.
    private const int StackBytes = 256 * 1024 * 1024;

    /// <summary>Generates a client in memory; writes nothing.</summary>
    /// <param name="document">The document: JSON or YAML, UTF-8.</param>
    /// <param name="documentName">What to call the document in messages, usually its file name.</param>
    /// <param name="settings">The client's name, namespace and options.</param>
    /// <returns>Every file of the client, and warnings.</returns>
    /// <exception cref="GenerationException">The document is malformed or cannot be rendered exactly.</exception>
    public static GenerationResult Generate(ReadOnlyMemory<byte> document, string documentName, GenerationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(settings);
        SettingsCheck.Require(settings);

        GenerationResult? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = Run(document, documentName, settings);
                }
                catch (Exception e)
                {
                    // The library resolves references only when they are looked at, and fails on some that ReferenceCheck cannot know.
                    failure = ExceptionDispatchInfo.Capture(IsOfOpenApiLibrary(e)
                        ? new GenerationException(GenerationMessageKind.Malformed, $"{documentName} cannot be read as an OpenAPI document: {e.Message}")
                        : e);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    private static bool IsOfOpenApiLibrary(Exception e)
        => e is not GenerationException
            && new StackTrace(e).GetFrames()
                .Select(f => f.GetMethod()?.DeclaringType?.Assembly)
                .FirstOrDefault(a => a != typeof(object).Assembly) == typeof(OpenApiDocument).Assembly;

    private static GenerationResult Run(ReadOnlyMemory<byte> bytes, string documentName, GenerationSettings settings)
    {
        var warnings = new List<GenerationMessage>();
        LoadedDocument loaded = DocumentLoader.Load(bytes.Span, documentName, warnings);
        KiotaInfo.Require(loaded.Document, settings);
        var context = new BuildContext(loaded, settings, warnings);
        UrlTree tree = UrlTree.Build(loaded.Document, context.Schemas);
        new ClientBuilder(context).Build(tree.Root);
        ModelTrimmer.Trim(context.Root, context.ModelNamespaces.Models);
        ClientRefinement.Apply(context.Root);
        return new GenerationResult(ClientWriter.Write(context.Root, settings), warnings);
    }
}
