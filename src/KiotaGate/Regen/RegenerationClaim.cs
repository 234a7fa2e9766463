namespace KiotaGate.Regen;

/// <summary>The right to regenerate, held by one process at a time. The operating system takes it back from a process that dies.</summary>
internal sealed class RegenerationClaim : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _file;

    private RegenerationClaim(FileStream file) => _file = file;

    /// <summary>Takes the right, and waits for a process that holds it.</summary>
    /// <param name="stateFolder">The repository's state folder.</param>
    /// <param name="timeProvider">The clock that bounds the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GateException">Another process holds the right and does not end, or the folder cannot be written.</exception>
    public static async Task<RegenerationClaim> TakeAsync(string stateFolder, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // The file stays: removing it would let two processes each hold a file of that name.
        var path = Path.Combine(stateFolder, "claim");
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(stateFolder);
                return new RegenerationClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                if (e is UnauthorizedAccessException or DirectoryNotFoundException || !File.Exists(path))
                {
                    throw new GateException($"Nothing was regenerated: {e.Message}", e);
                }

                if (timeProvider.GetElapsedTime(started) > Patience)
                {
                    throw new GateException(
                        $"Nothing was regenerated: another kiota-gate process holds {path} and did not end within {Patience.TotalSeconds} s. Wait for it or end it, then try again.", e);
                }
            }

            await Task.Delay(Pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _file.Dispose();
}
