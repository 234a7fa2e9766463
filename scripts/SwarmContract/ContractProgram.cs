namespace SwarmContract;

/// <summary>
/// Keeps the route table and the argument bounds of the analytics client in step with its document. It reads the document and the
/// hand-written sources, and no generated code.
/// </summary>
internal static class ContractProgram
{
    /// <summary>The document, relative to the repository's root.</summary>
    public const string DocumentPath = "specs/swarm-analytics.json";

    /// <summary>The table, relative to the repository's root.</summary>
    public const string TablePath = "src/Clients.SwarmAnalytics/Contract/SwarmContract.g.cs";

    /// <summary>The command that writes the table.</summary>
    public const string Command = "dotnet run --project scripts/SwarmContract";

    private const string SourcesPath = "src/Clients.SwarmAnalytics";

    private const string Help =
        $"""
        Writes {TablePath} from {DocumentPath}.

          (no option)   write the table
          --check       change nothing; exit 1 when the table or a helper is not in step with the document
          --document    change nothing; only ask whether the document gives a table, and an operation for every helper

        Exit codes: 0 done, 1 not in step, 2 the document cannot be used.
        """;

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, string workingDirectory, TextWriter output, TextWriter error)
    {
        if (arguments is [.., "--help" or "-h" or "help"])
        {
            output.WriteLine(Help);
            return 0;
        }

        if (arguments.Count > 1 || (arguments is [var option] && option is not ("--check" or "--document")))
        {
            error.WriteLine($"error: unknown option '{arguments[^1]}'. See: {Command} -- --help");
            return 2;
        }

        try
        {
            var root = FindRoot(workingDirectory);
            return Run(arguments.Count == 0 ? "" : arguments[0], root, output, error);
        }
        catch (Exception e) when (e is ContractException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: {DocumentPath}: {e.Message}");
            return 2;
        }
    }

    private static int Run(string mode, string root, TextWriter output, TextWriter error)
    {
        var document = SwarmDocument.Parse(File.ReadAllText(Path.Combine(root, DocumentPath)));
        var helpers = HelperSources.Read(Path.Combine(root, SourcesPath));
        var lost = helpers.WithoutOperation(document).ToList();
        var missing = helpers.Missing(document).ToList();
        if (mode == "--document")
        {
            lost.ForEach(problem => error.WriteLine($"error: {DocumentPath}: {problem}"));
            return lost.Count == 0 ? 0 : 2;
        }

        var path = Path.Combine(root, TablePath);
        var table = ContractTable.Render(document);
        var isCurrent = File.Exists(path) && File.ReadAllText(path) == table;
        if (mode == "--check")
        {
            List<string> problems = [.. lost, .. missing, .. isCurrent ? [] : new[] { $"{TablePath} is not what the document gives. Fix: {Command}" }];
            problems.ForEach(problem => error.WriteLine($"error: {problem}"));
            return problems.Count == 0 ? 0 : 1;
        }

        if (!isCurrent)
        {
            File.WriteAllText(path, table);
            output.WriteLine($"Wrote {TablePath}");
        }

        lost.Concat(missing).ToList().ForEach(problem => error.WriteLine($"warning: {problem}"));
        return 0;
    }

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, DocumentPath)))
            {
                return folder.FullName;
            }
        }

        throw new ContractException("The document is not in this folder or any folder above it. Run the command inside the repository.");
    }
}
