using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Gives exceptions their message, and operations one mapping where 4XX and 5XX throw the same.</summary>
internal static class ErrorMessages
{
    // Beyond this a message would be no message; it also bounds the search.
    private const int DeepestPath = 8;

    /// <summary>Makes room for the exception's own Message.</summary>
    public static void Prepare(CodeNamespace root)
    {
        foreach (ModelDeclaration error in ClientRefinement.Models(root).Where(m => m.IsError))
        {
            if (error.Properties.Find(p => p.Name.Equals("Message", StringComparison.OrdinalIgnoreCase)) is { } message)
            {
                message.Rename("MessageEscaped");
                message.IsPrimaryMessage |= message.Type is { Primitive: { } primitive, IsCollection: false } && primitive == Primitive.String;
            }
        }
    }

    public static void MergeRanges(CodeNamespace root)
    {
        foreach (OperationMethod operation in ClientRefinement.Types(root).OfType<BuilderDeclaration>().SelectMany(b => b.Operations))
        {
            if (operation.Errors.TryGetValue("4XX", out ModelDeclaration? client)
                && operation.Errors.TryGetValue("5XX", out ModelDeclaration? server)
                && client == server
                && operation.Errors.TryAdd("XXX", client))
            {
                operation.Errors.Remove("4XX");
                operation.Errors.Remove("5XX");
            }
        }
    }

    /// <summary>Finds the property, here or further in, that holds each exception's message.</summary>
    public static void FindPaths(CodeNamespace root)
    {
        List<ModelDeclaration> models = ClientRefinement.Models(root);
        HashSet<ModelDeclaration> leading = LeadingToMessage(models);
        foreach (ModelDeclaration error in models.Where(m => m.IsError))
        {
            error.MessagePath = Path(error, leading, []);
        }
    }

    /// <summary>The models from which a marked property can be reached: few, where all would be too many to search.</summary>
    private static HashSet<ModelDeclaration> LeadingToMessage(List<ModelDeclaration> models)
    {
        ILookup<ModelDeclaration, ModelDeclaration> users = models
            .SelectMany(m => m.Properties.Select(p => (User: m, Used: p.Type.Declaration as ModelDeclaration)))
            .Where(u => u.Used is not null)
            .ToLookup(u => u.Used!, u => u.User);
        var leading = new HashSet<ModelDeclaration>();
        var pending = new Stack<ModelDeclaration>(models.Where(m => m.Properties.Exists(p => p.IsPrimaryMessage)));
        while (pending.TryPop(out ModelDeclaration? model))
        {
            if (leading.Add(model))
            {
                foreach (ModelDeclaration user in users[model])
                {
                    pending.Push(user);
                }
            }
        }

        return leading;
    }

    private static string? Path(ModelDeclaration model, HashSet<ModelDeclaration> leading, HashSet<ModelDeclaration> visited)
    {
        if (model.Properties.Find(p => p.IsPrimaryMessage) is { } primary)
        {
            return SymbolName.UpperFirst(primary.Name);
        }

        if (!leading.Contains(model) || visited.Count > DeepestPath || !visited.Add(model))
        {
            return null;
        }

        string? first = null;
        foreach (ModelProperty property in model.Properties)
        {
            if (property.Type.Declaration is ModelDeclaration inner && Path(inner, leading, visited) is { } rest)
            {
                string candidate = $"{SymbolName.UpperFirst(property.Name)}?.{rest}";
                first = first is null || StringComparer.OrdinalIgnoreCase.Compare(candidate, first) < 0 ? candidate : first;
            }
        }

        visited.Remove(model);
        return first;
    }
}
