using System.Text;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>Configuration files: the format is told by the file's extension.</summary>
internal static class ConfigFiles
{
    private const long MaxBytes = 32 * 1024 * 1024;

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

    public static string ReadText(CliEnvironment environment, string file)
    {
        try
        {
            var info = new FileInfo(Path.Combine(environment.WorkingDirectory, file));
            if (Directory.Exists(info.FullName))
            {
                throw new CommandFailedException($"{file} is a folder; name the file in it.");
            }

            if (!info.Exists)
            {
                throw new CommandFailedException($"There is no file {file} here.");
            }

            if (info.Length > MaxBytes)
            {
                throw new CommandFailedException($"{file} has {info.Length} bytes; at most {MaxBytes} are read.");
            }

            // Not as File.ReadAllText does, which takes what looks like a mark for another encoding.
            var text = StrictUtf8.GetString(File.ReadAllBytes(info.FullName));
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
