using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the members of models.</summary>
internal static class ModelWriter
{
    private const string AdditionalDataSummary =
        "Stores additional data not described in the OpenAPI description found when deserializing. Can be used for serialization as well.";

    public static void WriteMembers(CodeWriter writer, ModelDeclaration model)
    {
        WriteProperties(writer, model);
        if (model.HasConstructor)
        {
            WriteConstructor(writer, model);
        }

        WriteFactory(writer, model);
        WriteDeserializers(writer, model);
        WriteSerializer(writer, model);
    }

    private static void WriteProperties(CodeWriter writer, ModelDeclaration model)
    {
        var members = new List<(string Name, Action Write)>();
        foreach (ModelProperty property in model.Properties)
        {
            members.Add((property.Name, () => WriteProperty(writer, model, property)));
        }

        if (model.HasAdditionalData)
        {
            members.Add(("AdditionalData", () => writer.Short(AdditionalDataSummary).Line("public IDictionary<string, object> AdditionalData { get; set; }")));
        }

        if (model.IsError)
        {
            string message = model.MessagePath is { } path ? $"{path} ?? string.Empty" : "base.Message";
            members.Add(("Message", () => writer.Short("The primary error message.").Line($"public override string Message {{ get => {message}; }}")));
        }

        foreach ((_, Action write) in members.OrderBy(m => m.Name, CodeOrder.CulturalIgnoreCase))
        {
            write();
        }
    }

    private static void WriteProperty(CodeWriter writer, ModelDeclaration model, ModelProperty property)
    {
        if (model.Composition is not null && property.Description is null)
        {
            writer.Line($"/// <summary>Composed type representation for type {TypeText.Reference(property.Type)}</summary>");
        }
        else
        {
            writer.Short(property.Description);
        }

        writer.Obsolete(property.Deprecation);
        PropertyWriter.Write(writer, property);
    }

    private static void WriteConstructor(CodeWriter writer, ModelDeclaration model)
    {
        writer.LongMarkup($"Instantiates a new {TypeText.Reference(model)} and sets the default values.");
        string toBase = model.Base is null ? string.Empty : " : base()";
        writer.Open($"public {SymbolName.UpperFirst(model.Name)}(){toBase}");
        if (model.HasAdditionalData)
        {
            writer.Line("AdditionalData = new Dictionary<string, object>();");
        }

        foreach (ModelProperty property in model.Properties.Concat(model.Hidden).OrderBy(p => p.Name, CodeOrder.Cultural))
        {
            if (DefaultValue.Of(property) is { } value)
            {
                writer.Line($"{SymbolName.UpperFirst(property.Name)} = {value};");
            }
        }

        writer.Close();
    }

    private static void WriteFactory(CodeWriter writer, ModelDeclaration model)
    {
        string type = TypeText.Of(model);
        writer.Long("Creates a new instance of the appropriate class based on discriminator value");
        writer.Returns(TypeText.Reference(model));
        writer.Param("parseNode", "The parse node to use to read the discriminator value and create the object");
        writer.Open($"public static {(model.Base is null ? string.Empty : "new ")}{type} CreateFromDiscriminatorValue(IParseNode parseNode)");
        writer.Line("if(ReferenceEquals(parseNode, null)) throw new ArgumentNullException(nameof(parseNode));");
        if (model.Composition is { } composition)
        {
            WrapperWriter.WriteFactoryBody(writer, model, composition);
        }
        else if (model.DiscriminatorProperty.Length > 0 && model.DiscriminatorMappings.Count > 0)
        {
            writer.Line($"var mappingValue = parseNode.GetChildNode({Literal.Quote(model.DiscriminatorProperty)})?.GetStringValue();");
            writer.Open("return mappingValue switch");
            foreach ((string value, ModelDeclaration derived) in model.DiscriminatorMappings.OrderBy(m => m.Key, StringComparer.OrdinalIgnoreCase))
            {
                writer.Line($"{Literal.Quote(value)} => new {TypeText.Of(derived)}(),");
            }

            writer.Line($"_ => new {type}(),").Close("};");
        }
        else
        {
            writer.Line($"return new {type}();");
        }

        writer.Close();
    }

    private static void WriteDeserializers(CodeWriter writer, ModelDeclaration model)
    {
        const string type = "IDictionary<string, Action<IParseNode>>";
        writer.Long("The deserialization information for the current model");
        writer.Returns(TypeText.Reference(type));
        writer.Open($"public {(model.Base is null ? "virtual" : "override")} {type} GetFieldDeserializers()");
        if (model.Composition is { } composition)
        {
            WrapperWriter.WriteDeserializersBody(writer, model, composition);
        }
        else
        {
            writer.Open(model.Base is null
                ? "return new Dictionary<string, Action<IParseNode>>"
                : "return new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())");
            foreach (ModelProperty property in model.Properties.OrderBy(p => p.Name, StringComparer.Ordinal))
            {
                writer.Line($"{{ {Literal.Quote(property.WireName)}, n => {{ {SymbolName.UpperFirst(property.Name)} = n.{SerializationCalls.Read(property.Type)}; }} }},");
            }

            writer.Close("};");
        }

        writer.Close();
    }

    private static void WriteSerializer(CodeWriter writer, ModelDeclaration model)
    {
        writer.Long("Serializes information the current object");
        writer.Param("writer", "Serialization writer to use to serialize this model");
        writer.Open($"public {(model.Base is null ? "virtual" : "override")} void Serialize(ISerializationWriter writer)");
        writer.Line("if(ReferenceEquals(writer, null)) throw new ArgumentNullException(nameof(writer));");
        if (model.Composition is { } composition)
        {
            WrapperWriter.WriteSerializerBody(writer, model, composition);
        }
        else
        {
            if (model.Base is not null)
            {
                writer.Line("base.Serialize(writer);");
            }

            foreach (ModelProperty property in model.Properties.Where(p => !p.ReadOnly).OrderBy(p => p.Name, CodeOrder.Cultural))
            {
                writer.Line($"writer.{SerializationCalls.Write(property.Type)}({Literal.Quote(property.WireName)}, {SymbolName.UpperFirst(property.Name)});");
            }

            if (model.HasAdditionalData)
            {
                writer.Line("writer.WriteAdditionalData(AdditionalData);");
            }
        }

        writer.Close();
    }
}
