using Clients.Kiota.Generator.Building;
using Clients.Kiota.Generator.CodeModel;

namespace Clients.Kiota.Generator.Refinement;

/// <summary>Makes a class of every composition: for a component among the models, else nested in the class that uses it.</summary>
internal static class WrapperClasses
{
    public static void Apply(CodeNamespace root)
    {
        foreach (TypeDeclaration type in ClientRefinement.Types(root))
        {
            if (type is BuilderDeclaration builder)
            {
                foreach (OperationMethod operation in builder.Operations)
                {
                    operation.ReturnType = Replace(operation.ReturnType, builder);
                    if (operation.Body is { } body)
                    {
                        body.Type = Replace(body.Type, builder)!;
                    }
                }
            }
            else if (type is ModelDeclaration model)
            {
                foreach (ModelProperty property in model.Properties.Concat(model.Hidden))
                {
                    property.Type = Replace(property.Type, model)!;
                }
            }
        }
    }

    private static TypeUse? Replace(TypeUse? type, TypeDeclaration owner)
    {
        if (type?.Composed is not { } composed)
        {
            return type;
        }

        // A component whose name differs from another's only in case: the enum was there first.
        return composed.TargetNamespace?.Find(composed.Name) is EnumDeclaration taken
            ? type.With(taken)
            : type.With(composed.Wrapper ??= Create(composed, owner));
    }

    private static ModelDeclaration Create(ComposedType composed, TypeDeclaration owner)
    {
        ModelDeclaration wrapper;
        if (composed.TargetNamespace is { } target)
        {
            if (target.Find(composed.Name) is ModelDeclaration existing)
            {
                // A member of another union as well, and as such already a class with merged properties.
                wrapper = existing;
            }
            else
            {
                wrapper = new ModelDeclaration { Name = composed.Name, Namespace = target };
                target.Add(wrapper);
            }
        }
        else
        {
            string name = NestedName(composed, owner);
            if (owner.Nested.Find(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is ModelDeclaration first)
            {
                // Two properties whose names differ only in punctuation share the first one's.
                return first;
            }

            wrapper = new ModelDeclaration { Name = name, Namespace = owner.Namespace, Outer = owner };
            owner.Nested.Add(wrapper);
        }

        wrapper.Composition = composed;
        wrapper.DiscriminatorProperty = composed.DiscriminatorProperty;
        PropertyFactory.AddAll(wrapper, composed.Members
            .OrderBy(m => $"{m.Name}_{(m.IsCollection ? "Complex" : "None")}", StringComparer.OrdinalIgnoreCase)
            .Select(m => new ModelProperty { Name = m.Name, Type = m }));

        return wrapper;
    }

    private static string NestedName(ComposedType composed, TypeDeclaration owner)
    {
        IEnumerable<string> taken = owner switch
        {
            ModelDeclaration model => model.Properties.Select(p => p.Name).Concat(model.Hidden.Select(p => p.Name)),
            BuilderDeclaration builder => builder.Children.Select(c => c.Name),
            _ => [],
        };
        return taken.Append(owner.Name).Contains(composed.Name, StringComparer.OrdinalIgnoreCase) ? composed.Name + "Wrapper" : composed.Name;
    }
}
