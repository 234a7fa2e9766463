using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace VerifyXunit;

/// <summary>The files of one snapshot and their comparison.</summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task CompareAsync(string prefix, string text)
    {
        var verifiedPath = prefix + ".verified.txt";
        var receivedPath = prefix + ".received.txt";
        var received = text.ReplaceLineEndings("\n");
        var verified = File.Exists(verifiedPath) ? await File.ReadAllTextAsync(verifiedPath).ConfigureAwait(false) : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        await File.WriteAllTextAsync(receivedPath, received, Utf8).ConfigureAwait(false);
        var what = verified is null ? "There is no snapshot yet." : "The snapshot differs:" + Environment.NewLine + Diff(verified, received);
        throw new VerifyException(
            $"{what}{Environment.NewLine}Accept it with: mv '{receivedPath}' '{verifiedPath}'");
    }

    private static string Diff(string verified, string received)
    {
        var text = new StringBuilder();
        foreach (var line in new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(verified, received).Lines.Where(line => line.Type != ChangeType.Unchanged))
        {
            text.Append(line.Type == ChangeType.Deleted ? "- " : "+ ").AppendLine(line.Text);
        }

        return text.ToString();
    }
}
