using System.Text.Json;

namespace Clients.Kiota.Generator.Lock;

/// <summary>Reads the repository's lock, strictly: what is not understood is refused rather than dropped at the next write.</summary>
/// <remarks>
/// An entry needs only <c>descriptionLocation</c>, <c>outputPath</c>, <c>clientClassName</c> and <c>clientNamespaceName</c>;
/// regeneration fills in the rest, which is how a client is added.
/// </remarks>
public static class LockReader
{
    private static readonly string[] RootMembers = ["lockFileVersion", "kiotaVersion", "clients"];

    /// <summary>Reads the lock of the repository at a folder.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="text">The file's text as it is, for comparing with what would be written.</param>
    /// <exception cref="LockException">The file is absent, unreadable, malformed or asks for what is not supported.</exception>
    public static RepositoryLock Read(RepositoryLayout layout, out string text)
    {
        ArgumentNullException.ThrowIfNull(layout);
        try
        {
            text = File.ReadAllText(layout.LockPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LockException($"{RepositoryLock.FileName} cannot be read: {e.Message} Restore it with: git checkout -- {RepositoryLock.FileName}", e);
        }

        return Parse(text);
    }

    /// <summary>Reads a lock from its text.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="LockException">The text is malformed or asks for what is not supported.</exception>
    public static RepositoryLock Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return ReadRoot(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new LockException($"{RepositoryLock.FileName} is not valid JSON: {e.Message}", e);
        }
    }

    private static RepositoryLock ReadRoot(JsonElement root)
    {
        var members = new LockMembers(root, "");
        members.Only(RootMembers);
        members.Expect("lockFileVersion", RepositoryLock.LockFileVersion, "is the only layout known");
        members.Expect("kiotaVersion", RepositoryLock.KiotaVersion, "is the only Kiota whose output is reproduced");
        var clients = new List<LockedClient>();
        foreach (var entry in members.Object("clients").EnumerateObject())
        {
            clients.Add(LockEntryReader.Read(entry.Name, entry.Value));
        }

        RefuseSharedPlaces(clients);
        return new RepositoryLock(clients);
    }

    private static void RefuseSharedPlaces(List<LockedClient> clients)
    {
        var clash = clients.GroupBy(client => client.OutputPath, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)
            ?? clients.GroupBy(client => client.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (clash is not null)
        {
            throw new LockException(
                $"{RepositoryLock.FileName}: {string.Join(" and ", clash.Select(client => client.Name))} share \"{clash.Key}\"; each client needs its own name and outputPath.");
        }
    }
}
