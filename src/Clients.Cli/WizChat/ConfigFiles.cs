using System.Text;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>Configuration files: the format is told by the file's extension.</summary>
internal static class ConfigFiles
{
    private const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The largest kept plan. It holds the document, and before and after of every change.</summary>
    public const int MaxPlanBytes = 4 * MaxBytes;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="CommandFailedException">The file cannot be read, or its format is not known.</exception>
    /// <exception cref="ConfigFormatException">What it holds cannot be used.</exception>
    public static ConfigText ReadConfig(CliEnvironment environment, string file)
    {
        var isYaml = IsYaml(file);
        var text = ReadText(environment, file);
        return isYaml ? ConfigText.ParseYaml(text) : ConfigText.ParseJson(text);
    }

    /// <summary>Writes a configuration in the format of the file's extension.</summary>
    public static Task WriteConfigAsync(CliEnvironment environment, string file, ConfigText config, CancellationToken cancellationToken) =>
        WriteTextAsync(environment, file, Format(config, IsYaml(file)), cancellationToken);

    public static string Format(ConfigText config, bool asYaml) => asYaml ? config.ToYaml() : config.ToJson() + "\n";

    public static bool IsYaml(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".YAML" or ".YML" => true,
        ".JSON" => false,
        _ => throw new CommandFailedException($"{file}: the extension tells the format; name the file .yaml, .yml or .json."),
    };

    /// <summary>Reads a text file.</summary>
    /// <exception cref="CommandFailedException">There is no such file, it is too large, or it is not UTF-8.</exception>
    public static string ReadText(CliEnvironment environment, string file, int maxBytes = MaxBytes)
    {
        try
        {
            var path = Path.Combine(environment.WorkingDirectory, file);
            if (Directory.Exists(path))
            {
                throw new CommandFailedException($"{file} is a folder; name the file in it.");
            }

            if (!File.Exists(path))
            {
                throw new CommandFailedException($"There is no file {file} here.");
            }

            // Not as File.ReadAllText does, which takes what looks like a mark for another encoding.
            var text = StrictUtf8.GetString(ReadBytes(path, file, maxBytes));
            return text.StartsWith('\ufeff') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new CommandFailedException($"{file} is not valid UTF-8; save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be read: {e.Message}");
        }
    }

    // The length of a device or a pipe is not known beforehand, so the bytes are counted as they come.
    private static byte[] ReadBytes(string path, string file, int maxBytes)
    {
        using var stream = File.OpenRead(path);
        using var bytes = new MemoryStream((int)Math.Min(stream.CanSeek ? stream.Length : 0, maxBytes));
        var chunk = new byte[64 * 1024];
        for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > maxBytes)
            {
                throw new CommandFailedException($"{file} has more than {maxBytes} bytes, which is the most that is read.");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// Writes a file completely or not at all. A file that exists keeps its permissions, and a link still leads to its target. A new file is readable
    /// by its owner only, because an exported configuration contains secrets in clear.
    /// </summary>
    public static async Task WriteTextAsync(CliEnvironment environment, string file, string text, CancellationToken cancellationToken)
    {
        var target = Path.Combine(environment.WorkingDirectory, file);
        if (Directory.Exists(target))
        {
            throw new CommandFailedException($"{file} is a folder; name a file in it.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new CommandFailedException($"{file} cannot be written: its folder does not exist; make it first.");
        }

        var draft = "";
        try
        {
            target = new FileInfo(target).LinkTarget is null ? target : File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
            draft = $"{target}.{Path.GetRandomFileName()}";
            await WriteDraftAsync(draft, text, cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            }

            File.Move(draft, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be written: {(draft.Length == 0 ? e.Message : e.Message.Replace(draft, target, StringComparison.Ordinal))}");
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private static async Task WriteDraftAsync(string draft, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(draft, options);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(StrictUtf8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        }
    }
}
