using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat.Rendering;

/// <summary>Live configuration and file as one line diff in the file's format.</summary>
internal static class DiffLines
{
    public static IEnumerable<Line> Of(ConfigDiff diff, string chatbot, string file, bool asYaml)
    {
        if (diff.IsEmpty)
        {
            yield return new Line(LineKind.Plain, Printable.Escape($"{chatbot} and {file} do not differ."));
        }
        else
        {
            yield return new Line(LineKind.Delete, Printable.Escape($"--- {chatbot}, live"));
            yield return new Line(LineKind.Create, Printable.Escape($"+++ {file}"));
            foreach (var line in LineDiff.Of(ConfigFiles.Format(diff.Live, asYaml).TrimEnd('\n'), ConfigFiles.Format(diff.File, asYaml).TrimEnd('\n'), ""))
            {
                yield return line;
            }
        }

        if (diff.UnmanagedSections.Count > 0)
        {
            yield return new Line(LineKind.Faint, Printable.Escape($"Not in the file, so left as they are: {string.Join(", ", diff.UnmanagedSections)}."));
        }
    }
}
