namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>The namespaces a reader of a page has imported, beside those of every page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SceneUsingsAttribute(params string[] namespaces) : Attribute
{
    public IReadOnlyList<string> Namespaces { get; } = namespaces;
}
