using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Schemas;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Building;

/// <summary>What all parts of one build share: the document, the namespaces, and the builders that call each other.</summary>
internal sealed class BuildContext
{
    public BuildContext(LoadedDocument loaded, GenerationSettings settings, List<GenerationMessage> warnings)
    {
        Document = loaded.Document;
        Settings = settings;
        Warnings = warnings;
        Schemas = new SchemaCatalog(loaded.Document, loaded.IsYaml);
        Root = new CodeNamespace(settings.ClientNamespaceName, null, settings.ClientNamespaceName);
        ModelNamespaces = new ModelNamespaces(this);
        MediaTypes = new StructuredMediaTypes(settings.StructuredMimeTypes);
        Types = new TypeResolver(this);
        Models = new ModelFactory(this);
        Inheritance = new InheritanceBuilder(this);
        Compositions = new CompositionBuilder(this);
        Properties = new PropertyFactory(this);
        Discriminators = new DiscriminatorBuilder(this);
    }

    public OpenApiDocument Document { get; }

    public GenerationSettings Settings { get; }

    public List<GenerationMessage> Warnings { get; }

    public SchemaCatalog Schemas { get; }

    public CodeNamespace Root { get; }

    public ModelNamespaces ModelNamespaces { get; }

    public StructuredMediaTypes MediaTypes { get; }

    public TypeResolver Types { get; }

    public ModelFactory Models { get; }

    public InheritanceBuilder Inheritance { get; }

    public CompositionBuilder Compositions { get; }

    public PropertyFactory Properties { get; }

    public DiscriminatorBuilder Discriminators { get; }

    public void Warn(string text, string pointer) => Warnings.Add(new GenerationMessage(GenerationMessageKind.Warning, text, pointer));
}
