using KiotaGate.Documents;
using KiotaGate.Files;
using KiotaGate.Lock;
using KiotaGate.Tool;

namespace KiotaGate;

/// <summary>A client that was looked at before Kiota runs: its document, read and checked, and its folder.</summary>
/// <param name="Entry">The client's entry in the lock.</param>
/// <param name="Input">What Kiota is given; null when something cannot be used.</param>
/// <param name="DocumentHash">Hash of the document's bytes.</param>
/// <param name="Actual">The client's folder as it is; null when something cannot be used.</param>
/// <param name="Problems">Why the client cannot be generated; empty when it can.</param>
/// <param name="ProblemPath">The file that the problems are in.</param>
internal sealed record PreparedClient(
    LockEntry Entry, KiotaInput? Input, string DocumentHash, FileTree? Actual, IReadOnlyList<DocumentProblem> Problems, string ProblemPath)
{
    // Far above any real document; keeps a wrong path from filling memory.
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Reads a client's document and folder. Whatever is wrong with them is a problem of this client, and no exception.</summary>
    public static PreparedClient Read(RepositoryLayout layout, LockEntry entry)
    {
        if (entry.Client is not { } client)
        {
            return Unusable(entry, RepositoryLock.FileName, entry.Problem!);
        }

        try
        {
            if (OutputProblem(layout, client) is { } problem)
            {
                return Unusable(entry, client.OutputPath, problem);
            }

            var actual = FileTree.Read(layout.Absolute(client.OutputPath));
            if (layout.LeavesThroughLink(client.DescriptionLocation) is { } link)
            {
                return Unusable(entry, client.DescriptionLocation, new DocumentProblem($"{link} is a symbolic link out of the repository, and is not followed."));
            }

            var (bytes, unreadable) = ReadDocument(layout.Absolute(client.DescriptionLocation));
            if (unreadable is not null)
            {
                return Unusable(entry, client.DescriptionLocation, unreadable);
            }

            var check = DocumentCheck.Run(bytes, client.DescriptionLocation, client.Options.AllowedExternalOrigins.Count > 0);
            return check.Errors.Count > 0
                ? new PreparedClient(entry, null, "", null, check.Errors, client.DescriptionLocation)
                : new PreparedClient(entry, new KiotaInput(client, bytes, check), ContentHash.Of(bytes), actual, [], client.DescriptionLocation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(entry, client.OutputPath, new DocumentProblem($"cannot be read: {e.Message}"));
        }
    }

    private static PreparedClient Unusable(LockEntry entry, string path, DocumentProblem problem) => new(entry, null, "", null, [problem], path);

    private static DocumentProblem? OutputProblem(RepositoryLayout layout, LockedClient client)
    {
        if (layout.LinkOn(client.OutputPath) is { } link)
        {
            return new DocumentProblem($"{link} is a symbolic link. Generated code is never read or written through a link. Put a plain folder there.");
        }

        return File.Exists(layout.Absolute(client.OutputPath)) || File.Exists(layout.Absolute(RepositoryLayout.GeneratedFolder))
            ? new DocumentProblem($"is a file where the code of {client.Name} belongs. Move it away.")
            : null;
    }

    private static (byte[] Bytes, DocumentProblem? Problem) ReadDocument(string path)
    {
        if (Directory.Exists(path))
        {
            return ([], new DocumentProblem("is a folder, not a document."));
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return ([], new DocumentProblem($"does not exist. Restore it, or change descriptionLocation in {RepositoryLock.FileName}."));
        }

        return file.Length > MostBytes
            ? ([], new DocumentProblem($"is larger than {MostBytes / 1024 / 1024} MB."))
            : (File.ReadAllBytes(path), null);
    }
}
