namespace Clients.Cli.WizChat.Rendering;

/// <summary>One line of a page, before it gets its colour.</summary>
internal readonly record struct Line(LineKind Kind, string Text)
{
    public static Line Empty => new(LineKind.Plain, "");
}
