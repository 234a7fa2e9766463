namespace Clients.Sandbox.WizChat;

/// <summary>An apply that shall fail part of the way: the matching operation is not carried out, those before it stay applied, and the answer is 422.</summary>
public sealed record SectionFailure
{
    /// <summary>The section whose operation fails, such as <c>domains</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Only an operation of this type (<c>create</c>, <c>update</c> or <c>delete</c>); any when null.</summary>
    public string? Op { get; init; }

    /// <summary>Only the resource with this key; any when null.</summary>
    public string? Key { get; init; }

    /// <summary>The <c>code</c> of the failure. Default <c>section_failed</c>.</summary>
    public string Code { get; init; } = "section_failed";

    /// <summary>The <c>message</c> of the failure.</summary>
    public string Message { get; init; } = "The section could not be written";

    /// <summary>How many operations fail before the failure is used up. Default 1.</summary>
    public int Times { get; init; } = 1;

    internal bool Matches(string section, string op, string key) =>
        Section == section && (Op is null || Op == op) && (Key is null || Key == key);
}
