using System.Globalization;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Spool;

// Records PREFIX-0, PREFIX-1, … while delivering them, and prints a number once everything up to it is known to be on disk.
// Arguments: SPOOL BASE-URL TOKEN PREFIX COUNT. After COUNT events it ends as a well-behaved program would.
var (spoolFile, baseUrl, token, prefix, count) = (args[0], args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
await using var client = new SwarmAnalyticsClient(token, new SwarmAnalyticsClientOptions
{
    BaseUrl = baseUrl,
    Spool = new SqliteSpool(spoolFile, new SqliteSpoolOptions { LeaseDuration = TimeSpan.FromMilliseconds(500) }),
    ShutdownTimeout = TimeSpan.FromSeconds(30),
});
for (var n = 0; n < count; n++)
{
    client.Logs.Write($"{prefix}-{n}");
    if (n % 5 == 4 || n == count - 1)
    {
        await client.PersistAsync();
        Console.Out.WriteLine(n);
        Console.Out.Flush();
    }
}
