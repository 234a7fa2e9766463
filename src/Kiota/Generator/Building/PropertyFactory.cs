using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Clients.Kiota.Generator.Schemas;

namespace Clients.Kiota.Generator.Building;

/// <summary>Makes the properties of a class from those of its schema.</summary>
internal sealed class PropertyFactory(BuildContext context)
{
    // Kiota's own bound. Only a component that an inline allOf builds upon inside that very component comes near it.
    private const int DeepestInline = 50;

    /// <summary>Adds a property for each of the request's schema, in document order.</summary>
    public void AddTo(ModelDeclaration model, TypeRequest request)
    {
        if (request.InlineDepth >= DeepestInline && request.Schema.HasProperties())
        {
            context.Warn($"schemas nest inline more than {DeepestInline} deep; the properties there are left out.", request.Schema.Pointer);
            return;
        }

        // Types first, all of them: a type made on the way may derive from this class, and sees it without properties.
        List<ModelProperty> properties = [.. request.Schema.Properties.Select(p => Create(model, request, p.Key, p.Value))];
        AddAll(model, properties);
    }

    /// <summary>Adds properties, save those a base has; a taken name gets the class's name in front, then a number behind.</summary>
    public static void AddAll(ModelDeclaration model, IEnumerable<ModelProperty> properties)
    {
        var inherited = new Dictionary<string, ModelProperty>(StringComparer.OrdinalIgnoreCase);
        foreach (ModelProperty property in model.Ancestors().SelectMany(a => a.Properties))
        {
            inherited.TryAdd(property.WireName, property);
        }

        HashSet<string> taken = new(model.Properties.Concat(inherited.Values).Select(p => p.Name), StringComparer.OrdinalIgnoreCase);
        foreach (ModelProperty property in properties)
        {
            if (inherited.TryGetValue(property.WireName, out ModelProperty? original))
            {
                property.Rename(original.Name);
                model.Hidden.Add(property);
                continue;
            }

            if (!taken.Add(property.Name))
            {
                property.Rename(FreeName(model.Name + SymbolName.UpperFirst(property.Name), taken));
            }

            model.Properties.Add(property);
        }
    }

    private static string FreeName(string wanted, HashSet<string> taken)
    {
        string name = wanted;
        for (int i = 0; !taken.Add(name); i++)
        {
            name = wanted + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
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
            InlineDepth = request.InlineDepth + 1,
            Detours = 0,
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
