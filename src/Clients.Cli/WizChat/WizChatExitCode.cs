namespace Clients.Cli.WizChat;

/// <summary>
/// What the <c>wizchat</c> commands answer, as people know it from Terraform. Unlike elsewhere in this tool, bad input is 1 here,
/// because 2 has a meaning of its own.
/// </summary>
internal static class WizChatExitCode
{
    /// <summary>Done; with <c>--detailed-exitcode</c>: nothing to change.</summary>
    public const int Success = ExitCode.Success;

    /// <summary>Nothing or only part was done, for whatever reason.</summary>
    public const int Failure = ExitCode.Failure;

    /// <summary>With <c>--detailed-exitcode</c>: there are changes.</summary>
    public const int ChangesPending = 2;
}
