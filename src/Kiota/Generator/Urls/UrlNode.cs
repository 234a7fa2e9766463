using Clients.Kiota.Generator.CodeModel;
using Clients.Kiota.Generator.Naming;
using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>One segment of the document's paths, with the path item that ends here, if one does.</summary>
internal sealed class UrlNode
{
    private readonly Dictionary<string, UrlNode> _index = new(StringComparer.Ordinal);
    private readonly List<UrlNode> _children = [];

    public UrlNode(string segment, UrlNode? parent)
    {
        Segment = segment;
        Parent = parent;
        IsIndex = IsSingleParameter(segment);
    }

    /// <summary>The text between two slashes; merged siblings get a new one.</summary>
    public string Segment { get; set; }

    public UrlNode? Parent { get; private set; }

    /// <summary>Children in document order.</summary>
    public IReadOnlyList<UrlNode> Children => _children;

    /// <summary>Whether the segment is one parameter and nothing else, so that an indexer leads here.</summary>
    public bool IsIndex { get; }

    /// <summary>Whether the segment mixes parameters with text, so that a method leads here.</summary>
    public bool IsComplex => !IsIndex && Segment.Contains('{');

    /// <summary>Whether a path of the document ends here.</summary>
    public bool HasPathItem { get; private set; }

    public string? Description { get; private set; }

    public List<UrlParameter> Parameters { get; } = [];

    public List<UrlOperation> Operations { get; } = [];

    /// <summary>The builder made for this node.</summary>
    public BuilderDeclaration? Builder { get; set; }

    /// <summary>The segments from the root, each after a backslash.</summary>
    public string Path => Parent is null ? string.Empty : $"{Parent.Path}\\{Segment}";

    /// <summary>The segment above, which names builders whose own name is just an id; null at the top.</summary>
    public string? PreviousSegment => Parent is { Parent: not null } ? Parent.Segment : null;

    /// <summary>The name builder class and member are made from.</summary>
    public string BaseName => SegmentName.Base(Segment, IsIndex, PreviousSegment);

    public UrlNode Child(string segment)
    {
        if (!_index.TryGetValue(segment, out UrlNode? child))
        {
            child = new UrlNode(segment, this);
            _index.Add(segment, child);
            _children.Add(child);
        }

        return child;
    }

    /// <summary>Puts a path item here; where one is already, what it has wins.</summary>
    public void AddPathItem(string? description, IEnumerable<UrlParameter> parameters, IEnumerable<UrlOperation> operations)
    {
        HasPathItem = true;
        Description ??= description;
        Parameters.AddRange(parameters.Where(p => !Parameters.Any(q => q.Name == p.Name && q.Location == p.Location)));
        Operations.AddRange(operations.Where(o => Operations.All(p => p.Verb != o.Verb)));
    }

    /// <summary>
    /// Moves everything of another node in here and removes that one from its parent. What meets a node that is here
    /// already has its parameter renamed; children that only change parents keep theirs, as they do in Kiota.
    /// </summary>
    public void Absorb(UrlNode other, string parameter, string newName)
    {
        if (other.HasPathItem)
        {
            other.RenameParameters(parameter, newName, withDescendants: false);
            AddPathItem(other.Description, other.Parameters, other.Operations);
        }

        foreach (UrlNode child in other._children.ToList())
        {
            if (_index.TryGetValue(child.Segment, out UrlNode? own))
            {
                own.Absorb(child, parameter, newName);
            }
            else
            {
                child.Parent = this;
                _index.Add(child.Segment, child);
                _children.Add(child);
            }
        }

        if (other.Parent is { } parent && parent != this)
        {
            parent._children.Remove(other);
            parent._index.Remove(other.Segment);
        }
    }

    /// <summary>Gives the path parameter of a name another one, here and, if wanted, in all paths beneath.</summary>
    public void RenameParameters(string oldName, string newName, bool withDescendants)
    {
        foreach (UrlParameter parameter in Parameters.Concat(Operations.SelectMany(o => o.Parameters)))
        {
            if (parameter.Location == ParameterLocation.Path && parameter.Name == oldName)
            {
                parameter.Rename(newName);
            }
        }

        foreach (UrlNode child in withDescendants ? _children : [])
        {
            child.RenameParameters(oldName, newName, withDescendants: true);
        }
    }

    private static bool IsSingleParameter(string segment)
    {
        string bare = TemplateName.WithoutExtension(segment);
        return bare.StartsWith('{') && bare.EndsWith('}') && bare.LastIndexOf('{') == 0;
    }
}
