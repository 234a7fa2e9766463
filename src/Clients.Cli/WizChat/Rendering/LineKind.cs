namespace Clients.Cli.WizChat.Rendering;

/// <summary>What a line is about, which decides its colour.</summary>
internal enum LineKind
{
    Plain,
    Heading,
    Create,
    Update,
    Delete,
    Warning,
    Faint,
}
