using System.Text.RegularExpressions;

namespace Clients.Contract.Tests.Repository;

public sealed partial class HygieneTests
{
    [Fact]
    public void Nothing_committed_names_a_path_of_somebodys_machine()
    {
        var named = RepositoryCopy.Tracked()
            .Where(path => !path.Contains("Fixtures/", StringComparison.Ordinal) && !path.EndsWith(".png", StringComparison.Ordinal))
            .Where(path => MachinePath().IsMatch(File.ReadAllText(Path.Combine(RepositoryCopy.OriginalRoot, path))));

        Assert.Empty(named);
    }

    [Fact]
    public void Nothing_committed_has_carriage_returns()
    {
        var with = RepositoryCopy.Tracked()
            .Where(path => !path.EndsWith(".png", StringComparison.Ordinal) && !path.Contains("Fixtures/", StringComparison.Ordinal))
            .Where(path => File.ReadAllBytes(Path.Combine(RepositoryCopy.OriginalRoot, path)).Contains((byte)'\r'));

        Assert.Empty(with);
    }

    [GeneratedRegex(@"(?<![\w.*/-])/(work|home|root|Users)/[\w.]|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
