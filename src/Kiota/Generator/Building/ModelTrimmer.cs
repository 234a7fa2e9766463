using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Building;

/// <summary>Removes the models no operation needs: made as somebody's derived class, they turned out to lead nowhere.</summary>
internal sealed class ModelTrimmer
{
    private readonly HashSet<TypeDeclaration> _kept = [];
    private readonly HashSet<TypeDeclaration> _keptWithDescendants = [];
    private readonly Stack<(TypeDeclaration Type, bool WithDescendants)> _pending = new();
    private readonly ILookup<ModelDeclaration, ModelDeclaration> _derived;
    private readonly CodeNamespace _root;

    private ModelTrimmer(CodeNamespace root)
    {
        _root = root;
        _derived = root.SelfAndDescendants()
            .SelectMany(n => n.Types)
            .OfType<ModelDeclaration>()
            .Where(m => m.Base is not null)
            .ToLookup(m => m.Base!);
    }

    public static void Trim(CodeNamespace root, CodeNamespace models)
    {
        var trimmer = new ModelTrimmer(root);
        trimmer.Mark();
        trimmer.Remove(models);
    }

    private void Mark()
    {
        foreach (BuilderDeclaration builder in _root.SelfAndDescendants().SelectMany(n => n.Types).OfType<BuilderDeclaration>())
        {
            foreach (OperationMethod operation in builder.Operations)
            {
                Use(operation.ReturnType);
                Use(operation.Body?.Type);
                operation.PartTypes.ForEach(Use);
                operation.Query?.Properties.ForEach(p => Use(p.Type));
                foreach (ModelDeclaration error in operation.Errors.Values)
                {
                    _pending.Push((error, true));
                }
            }
        }

        while (_pending.TryPop(out (TypeDeclaration Type, bool WithDescendants) next))
        {
            Visit(next.Type, next.WithDescendants);
        }
    }

    private void Use(TypeUse? type)
    {
        if (type?.Declaration is { } declaration)
        {
            _pending.Push((declaration, true));
        }

        type?.Composed?.Members.ForEach(Use);
    }

    private void Visit(TypeDeclaration type, bool withDescendants)
    {
        if (type is not ModelDeclaration model)
        {
            _kept.Add(type);
            return;
        }

        if (_kept.Add(model))
        {
            if (model.Base is not null)
            {
                _pending.Push((model.Base, false));
            }

            model.Properties.ForEach(p => Use(p.Type));
            // What a property hidden by a base's would have held is written all the same.
            model.Hidden.ForEach(p => Use(p.Type));
        }

        if (withDescendants && _keptWithDescendants.Add(model))
        {
            foreach (ModelDeclaration child in _derived[model])
            {
                _pending.Push((child, true));
            }
        }
    }

    private void Remove(CodeNamespace models)
    {
        foreach (CodeNamespace @namespace in models.SelfAndDescendants())
        {
            foreach (TypeDeclaration type in @namespace.Types.Where(t => !_kept.Contains(t)).ToList())
            {
                @namespace.Remove(type);
            }
        }

        foreach (ModelDeclaration model in _root.SelfAndDescendants().SelectMany(n => n.Types).OfType<ModelDeclaration>())
        {
            model.DiscriminatorMappings.RemoveAll(m => m.Value.Namespace.Find(m.Value.Name) != m.Value);
        }
    }
}
