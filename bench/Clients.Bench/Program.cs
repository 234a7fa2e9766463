using Clients.Bench;
using Clients.Bench.Harness;

const string Markdown = "--markdown";

var filter = args.FirstOrDefault(argument => argument != Markdown) ?? string.Empty;
var chosen = Benchmarks.All.Where(benchmark => $"{benchmark.Area} {benchmark.Name}".Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No benchmark's area or name contains '{filter}'. There are: {string.Join(", ", Benchmarks.All.Select(benchmark => $"{benchmark.Area}/{benchmark.Name}"))}.");
    return 2;
}

var results = new List<Result>();
foreach (var benchmark in chosen)
{
    Console.Error.WriteLine($"running {benchmark.Area}/{benchmark.Name} ...");
    results.Add(await Runner.RunAsync(benchmark));
}

if (args.Contains(Markdown))
{
    Page.Write(Console.Out, results);
}
else
{
    Table.Write(Console.Out, results);
}

return results.All(result => result.MeetsAims) ? 0 : 1;
