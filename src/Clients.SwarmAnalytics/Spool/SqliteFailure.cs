namespace Clients.SwarmAnalytics.Spool;

/// <summary>SQLite refused a call.</summary>
/// <param name="code">SQLite's extended result code.</param>
/// <param name="message">SQLite's own words.</param>
internal sealed class SqliteFailure(int code, string message) : Exception(message)
{
    public const int Corrupt = 11;

    public const int Full = 13;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int NotADatabase = 26;
    private const int WriteFailed = 778;
    private const int SyncFailed = 1034;
    private const int SharedMemoryFailed = 4874;

    /// <summary>Another process holds the lock.</summary>
    public bool IsBusy => Primary is Busy or Locked;

    /// <summary>The bytes are wrong, and a further attempt meets the same bytes.</summary>
    public bool IsCorruption => Primary is Corrupt or NotADatabase;

    /// <summary>The file can be read but takes no bytes: the disk is full, a size limit is reached, or the folder is read-only.</summary>
    public bool IsWriteRefused => Primary is Full or ReadOnly || code is WriteFailed or SyncFailed or SharedMemoryFailed;

    private int Primary => code & 0xFF;
}
