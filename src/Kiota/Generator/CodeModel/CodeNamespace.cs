namespace Clients.Kiota.Generator.CodeModel;

/// <summary>A namespace; names are unique in it whatever their case.</summary>
internal sealed class CodeNamespace
{
    private readonly Dictionary<string, CodeNamespace> _children = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TypeDeclaration> _types = new(StringComparer.OrdinalIgnoreCase);

    public CodeNamespace(string rawName, CodeNamespace? parent, string segment)
    {
        RawName = rawName;
        Name = rawName;
        Parent = parent;
        Segment = segment;
    }

    public CodeNamespace? Parent { get; }

    /// <summary>The last piece of the name, as first met; for the root the whole name.</summary>
    public string Segment { get; }

    /// <summary>The full name as first met, before capitalisation; some documentation comments show it.</summary>
    public string RawName { get; }

    /// <summary>The full name as written; set by refinement.</summary>
    public string Name { get; set; }

    public IReadOnlyCollection<CodeNamespace> Children => _children.Values;

    public IReadOnlyCollection<TypeDeclaration> Types => _types.Values;

    public CodeNamespace Child(string segment)
    {
        if (!_children.TryGetValue(segment, out CodeNamespace? child))
        {
            child = new CodeNamespace($"{RawName}.{segment}", this, segment);
            _children.Add(segment, child);
        }

        return child;
    }

    public TypeDeclaration? Find(string typeName) => _types.GetValueOrDefault(typeName);

    /// <exception cref="GenerationException">The name is taken.</exception>
    public void Add(TypeDeclaration type)
    {
        if (!_types.TryAdd(type.Name, type))
        {
            throw new GenerationException(GenerationMessageKind.Unsupported, $"two types come to be called '{RawName}.{type.Name}'; rename one of them in the document.");
        }
    }

    public void Remove(TypeDeclaration type) => _types.Remove(type.Name);

    /// <summary>Gives a type another name, in the place it has.</summary>
    public void Rename(TypeDeclaration type, string name)
    {
        _types.Remove(type.Name);
        type.Name = name;
        Add(type);
    }

    /// <summary>Whether this lies somewhere beneath the other one.</summary>
    public bool IsBeneath(CodeNamespace other)
    {
        for (CodeNamespace? ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>This namespace and all beneath it, parents first.</summary>
    public IEnumerable<CodeNamespace> SelfAndDescendants()
    {
        var pending = new Stack<CodeNamespace>();
        pending.Push(this);
        while (pending.TryPop(out CodeNamespace? current))
        {
            yield return current;
            foreach (CodeNamespace child in current._children.Values.Reverse())
            {
                pending.Push(child);
            }
        }
    }
}
