namespace Clients.WizChat.ConfigAsCode;

/// <summary>What a plan was made of, apart from the values that <see cref="PlanBinding"/> covers.</summary>
internal sealed record PlanSource
{
    public required string Service { get; init; }

    public required string ChatbotId { get; init; }

    public required bool Prune { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The document as a file has it, its settings included.</summary>
    public required ConfigText Document { get; init; }

    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>The variables that were allowed to be empty.</summary>
    public required IReadOnlyList<string> EmptyVariables { get; init; }

    public required IReadOnlyList<ConfigPath> Sensitive { get; init; }

    public bool NeedsDocument { get; init; }
}
