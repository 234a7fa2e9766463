using System.Text;
using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Regeneration;

/// <summary>Generates one client from any document into any folder, with Kiota's own lock beside the code: what <c>kiota generate</c> does.</summary>
public sealed class SingleGeneration
{
    private readonly string _document;
    private readonly string _output;
    private readonly GenerationSettings _settings;

    /// <summary>Prepares a generation.</summary>
    /// <param name="document">Absolute path of the document.</param>
    /// <param name="output">Absolute path of the folder to write to.</param>
    /// <param name="settings">What to generate with.</param>
    public SingleGeneration(string document, string output, GenerationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        _document = document;
        _output = Path.TrimEndingDirectorySeparator(output);
        _settings = settings;
    }

    /// <summary>Generates in memory first, then writes.</summary>
    /// <param name="clean">Puts a new folder in the place of the old one, whatever that holds. Otherwise files of other names stay.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What was written, the lock included.</returns>
    /// <exception cref="GenerationException">The document cannot be turned into a client; nothing was written.</exception>
    /// <exception cref="RegenerationException">The document cannot be read, or the folder not be written.</exception>
    public async Task<ClientTree> RunAsync(bool clean, CancellationToken cancellationToken)
    {
        RefuseAddresses();
        try
        {
            var bytes = await File.ReadAllBytesAsync(_document, cancellationToken).ConfigureAwait(false);
            var client = new LockedClient { Name = _settings.ClientClassName, DescriptionLocation = _document, OutputPath = _output, Settings = _settings };
            var tree = await new OwnGenerator().GenerateAsync(client, bytes, cancellationToken).ConfigureAwait(false);
            var location = Path.GetRelativePath(_output, _document).Replace('\\', '/');
            var kiotaLock = LockWriter.WriteKiotaLock(tree.DescriptionHash, location, _settings);
            var files = new SortedDictionary<string, byte[]>(tree.Files.ToDictionary(), StringComparer.Ordinal)
            {
                [RepositoryLock.FileName] = Encoding.UTF8.GetBytes(kiotaLock),
            };
            cancellationToken.ThrowIfCancellationRequested();
            if (clean)
            {
                Replace(files);
            }
            else
            {
                TreeWriter.Write(_output, files);
            }

            return tree with { Files = files };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegenerationException(e.Message, e);
        }
    }

    private void RefuseAddresses()
    {
        if (!File.Exists(_document))
        {
            throw new RegenerationException($"{_document} does not exist. The document must be a file; download it first if it lies behind an address.");
        }
    }

    private void Replace(IReadOnlyDictionary<string, byte[]> files)
    {
        RefusePreciousFolder();
        var mark = Guid.NewGuid().ToString("N");
        var fresh = $"{_output}.new-{mark}";
        var aside = $"{_output}.old-{mark}";
        try
        {
            TreeWriter.Write(fresh, files);
            if (Directory.Exists(_output))
            {
                Directory.Move(_output, aside);
            }

            Directory.Move(fresh, _output);
        }
        catch
        {
            if (Directory.Exists(aside) && !Directory.Exists(_output))
            {
                Directory.Move(aside, _output);
            }

            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }

            throw;
        }

        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    // Cleaning removes everything, so a slip of the pen must not cost a repository or the document itself.
    private void RefusePreciousFolder()
    {
        var inside = Path.GetRelativePath(_output, _document);
        if (!inside.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(inside))
        {
            throw new RegenerationException($"The document {_document} lies in the output folder, which --clean-output empties. Choose another folder.");
        }

        if (Path.Exists(Path.Combine(_output, ".git")) || Path.GetDirectoryName(_output) is null)
        {
            throw new RegenerationException($"{_output} is a repository or a volume; --clean-output will not empty it. Choose another folder.");
        }
    }
}
