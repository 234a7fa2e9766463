namespace Clients.Contract.Tests.Docs;

/// <summary>A snippet is not what a reader could use.</summary>
internal sealed class SnippetException(string message) : Exception(message);
