namespace Clients.SwarmAnalytics;

/// <summary>Keeps the install token in a file that only its owner can read.</summary>
public sealed class FileTokenStore : ITokenStore
{
    private readonly string _path;

    /// <summary>Names the file. It is made when there is a token to keep, and so is its folder.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public FileTokenStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> LoadAsync(CancellationToken cancellationToken) =>
        File.Exists(_path) ? await File.ReadAllTextAsync(_path, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string token, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(_path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Under another name first: a crash, or another process, must not find half a token.
        var fresh = $"{_path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var writer = new StreamWriter(fresh, options);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(token.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            File.Move(fresh, _path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }
}
