namespace Clients.Contract.Tests.Docs;

/// <summary>Snippets read environment variables, so they run one at a time and beside nothing else.</summary>
[CollectionDefinition(nameof(SnippetTests), DisableParallelization = true)]
public sealed class SnippetsOneAtATime;
