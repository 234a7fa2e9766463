namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// A small file beside the spool that only takes room. On a full disk it is deleted, so that SQLite has the room it needs to remove delivered events.
/// It is made again when there is space.
/// </summary>
internal sealed class SpoolReserve(string spoolPath)
{
    // Twice what SQLite's log holds at most: one checkpoint's worth and one transaction.
    private const int Bytes = 512 * 1024;

    private readonly string _path = spoolPath + "-reserve";

    /// <summary>Makes the reserve unless it exists, or the disk is too small for it. Never throws.</summary>
    public void Keep()
    {
        try
        {
            if (File.Exists(_path) || new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace < 3 * Bytes)
            {
                return;
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(_path, options);
            file.Write(new byte[Bytes]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Without it a full disk keeps delivered events until there is space.
        }
    }

    /// <summary>Deletes the reserve and returns whether there was one.</summary>
    public bool Release()
    {
        try
        {
            var existed = File.Exists(_path);
            File.Delete(_path);
            return existed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
