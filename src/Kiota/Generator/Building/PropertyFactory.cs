using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the properties of a class from those of its schema.</summary>
internal sealed class PropertyFactory(BuildContext context)
{
    /// <summary>Adds a property for each of the request's schema, in document order.</summary>
    public void AddTo(ModelDeclaration model, TypeRequest request)
    {
        // Types first, all of them: a type made on the way may derive from this class, and sees it without properties.
        List<ModelProperty> properties = [.. request.Schema.Properties.Select(p => Create(model, request, p.Key, p.Value))];
        foreach (ModelProperty property in properties)
        {
            Add(model, property);
        }
    }

    /// <summary>Adds a property unless a base has it; a taken name gets the class's name in front, then a number behind.</summary>
    public static void Add(ModelDeclaration model, ModelProperty property)
    {
        ModelProperty? inherited = model.Ancestors().SelectMany(a => a.Properties)
            .FirstOrDefault(p => p.WireName.Equals(property.WireName, StringComparison.OrdinalIgnoreCase));
        if (inherited is not null)
        {
            property.Rename(inherited.Name);
            model.Hidden.Add(property);
            return;
        }

        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(model.Properties.Concat(model.Ancestors().SelectMany(a => a.Properties)).Select(p => p.Name));
        if (taken.Contains(property.Name))
        {
            string longer = model.Name + SymbolName.UpperFirst(property.Name);
            string name = longer;
            for (int i = 0; taken.Contains(name); i++)
            {
                name = longer + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            property.Rename(name);
        }

        model.Properties.Add(property);
    }

    private ModelProperty Create(ModelDeclaration model, TypeRequest request, string key, Schema schema)
    {
        string clean = SymbolName.Clean(key);
        string name = ReservedNames.ModelMembers.Contains(clean) ? clean + "Property" : clean;
        if (name.Equals("CreateFromDiscriminatorValue", StringComparison.OrdinalIgnoreCase))
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, $"a property named '{key}' collides with the factory every model has; Kiota fails on it too.", schema.Pointer);
        }

        bool isNamed = schema.IsReference || schema.IsArray() && schema.Items!.IsReference;
        TypeUse type = context.Types.Resolve(request with
        {
            Schema = schema,
            Namespace = model.Namespace,
            Suffix = string.Empty,
            InlineName = isNamed ? string.Empty : $"{model.Name}_{clean}",
            Operation = null,
            IsRequestBody = false,
            ViaDiscriminator = false,
        });
        return new ModelProperty
        {
            Name = name,
            SerializationName = name == key ? null : key,
            Type = type,
            Description = Descriptions.FirstOf(schema.Description) ?? $"The {name} property",
            Deprecation = Deprecations.Of(schema.Deprecated, schema.Extensions),
            ReadOnly = schema.ReadOnly,
            Default = DefaultOf(schema.Default),
            IsPrimaryMessage = Extensions.IsTrue(Extensions.Node(schema.Extensions, "x-ms-primary-error-message")),
        };
    }

    /// <summary>The default's text, strings in quotes; only scalars count, and neither "" nor "null".</summary>
    private static string? DefaultOf(JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            return null;
        }

        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                string text = value.GetValue<string>();
                return text.Length == 0 || text.Equals("null", StringComparison.OrdinalIgnoreCase) ? null : $"\"{text}\"";
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.ToJsonString();
            default:
                return null;
        }
    }
}
