using System.Text.Json.Nodes;

// Started as the "dotnet" of a test: notes its command line, says its version, and does what the document tells it to.
// The folder it is started in holds its version, and gets its notes; so it has to be the repository's root.
const string VersionFile = "fake-kiota-version.txt";
await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory("fake-kiota-calls").FullName, Path.GetRandomFileName()), string.Join(' ', args));
if (args is ["kiota", "--version"])
{
    if (!File.Exists(VersionFile))
    {
        await Console.Error.WriteLineAsync("Could not execute because the specified command or file was not found.");
        return 1;
    }

    await Console.Out.WriteLineAsync(await File.ReadAllTextAsync(VersionFile));
    return 0;
}

string Option(string name) => args[Array.IndexOf(args, name) + 1];
var document = JsonNode.Parse(await File.ReadAllTextAsync(Option("--openapi")))!;
if (document["waitsForInput"] is not null)
{
    await Console.In.ReadToEndAsync();
}

if (document["hangs"] is not null)
{
    await File.WriteAllTextAsync("fake-kiota-hangs.txt", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    await Task.Delay(Timeout.Infinite);
}

foreach (var (path, text) in document["files"]?.AsObject() ?? [])
{
    var target = Path.Combine(Option("--output"), path);
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    await File.WriteAllTextAsync(target, text!.GetValue<string>());
}

await Console.Out.WriteLineAsync(document["says"]?.GetValue<string>());
return document["exitCode"]?.GetValue<int>() ?? 0;
