using System.Runtime.CompilerServices;

namespace VerifyXunit;

/// <summary>
/// Snapshot tests where Verify.Xunit cannot be had: its calls and its file names, so that the same tests run with either.
/// The switch <c>UseOfficialVerify</c> decides which.
/// </summary>
public static class Verifier
{
    /// <summary>
    /// Compares a text with the snapshot beside the test, <c>Class.Method.verified.txt</c>. When they differ the text is written as
    /// <c>.received.txt</c> and the test fails with a diff; accepting it is renaming that file.
    /// </summary>
    /// <param name="target">The text. Line ends count as LF, and a last one counts.</param>
    /// <param name="sourceFile">The test's file, which is named after its class.</param>
    /// <param name="methodName">The test's method.</param>
    public static SettingsTask Verify(string? target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string methodName = "")
        => new(target ?? "null", sourceFile, methodName);
}
