using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Writes the statements that send a request and hand its answer on.</summary>
internal static class SendWriter
{
    public static void Write(CodeWriter writer, OperationMethod operation, IReadOnlyList<KeyValuePair<string, ModelDeclaration>> errors)
    {
        string errorMapping = "default";
        if (errors.Count > 0)
        {
            errorMapping = "errorMapping";
            writer.Open("var errorMapping = new Dictionary<string, ParsableFactory<IParsable>>");
            foreach ((string code, ModelDeclaration error) in errors)
            {
                writer.Line($"{{ \"{code}\", {TypeText.Of(error)}.CreateFromDiscriminatorValue }},");
            }

            writer.Close("};");
        }

        string rest = $"{errorMapping}, cancellationToken).ConfigureAwait(false);";
        if (operation.ReturnType is not { } type)
        {
            writer.Line($"await RequestAdapter.SendNoContentAsync(requestInfo, {rest}");
            return;
        }

        string call = Call(type) + rest;
        if (type.IsCollection)
        {
            writer.Line($"var collectionResult = await RequestAdapter.{call}");
            writer.Line("return collectionResult?.AsList();");
        }
        else
        {
            writer.Line($"return await RequestAdapter.{call}");
        }
    }

    private static string Call(TypeUse type)
    {
        string collection = type.IsCollection ? "Collection" : string.Empty;
        if (type.IsObject)
        {
            string name = TypeText.Bare(type);
            return $"Send{collection}Async<{name}>(requestInfo, {name}.CreateFromDiscriminatorValue, ";
        }

        return $"SendPrimitive{collection}Async<{TypeText.Element(type)}>(requestInfo, ";
    }
}
