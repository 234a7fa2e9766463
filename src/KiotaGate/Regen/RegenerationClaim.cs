using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>The right to regenerate, held by one process at a time; the operating system takes it back from one that dies.</summary>
internal sealed class RegenerationClaim : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _file;

    private RegenerationClaim(FileStream file) => _file = file;

    public static async Task<RegenerationClaim> TakeAsync(RepositoryLayout layout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // The file stays: removing it would let two processes each hold a file of that name.
        var path = Path.Combine(TreeSwap.WorkRoot(layout), "regen.lock");
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(TreeSwap.WorkRoot(layout));
                return new RegenerationClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                if (e is UnauthorizedAccessException or DirectoryNotFoundException || !File.Exists(path))
                {
                    throw new RegenerationException($"Nothing was regenerated: {e.Message}", e);
                }

                if (timeProvider.GetElapsedTime(started) > Patience)
                {
                    throw new RegenerationException(
                        $"Nothing was regenerated: another regeneration of this repository holds {path} and has not ended within {Patience.TotalSeconds} s. Wait for it or end it, then try again.", e);
                }
            }

            await Task.Delay(Pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _file.Dispose();
}
