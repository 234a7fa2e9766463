using System.Text;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary>Configuration files: the format is told by the file's extension.</summary>
internal static class ConfigFiles
{
    private const long MaxBytes = 32 * 1024 * 1024;

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
            if (info.Length > MaxBytes)
            {
                throw new CommandFailedException($"{file} has {info.Length} bytes; at most {MaxBytes} are read.");
            }

            return File.ReadAllText(info.FullName, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
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

    /// <summary>Writes a file whole or not at all.</summary>
    public static async Task WriteTextAsync(CliEnvironment environment, string file, string text, CancellationToken cancellationToken)
    {
        var target = Path.Combine(environment.WorkingDirectory, file);
        var draft = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllTextAsync(draft, text, cancellationToken).ConfigureAwait(false);
            File.Move(draft, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be written: {e.Message}");
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
