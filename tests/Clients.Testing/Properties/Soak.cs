using System.Globalization;

namespace Clients.Testing.Properties;

/// <summary>How often a test with random input repeats. The suite and CI make a few rounds, <c>scripts/soak.sh</c> makes many.</summary>
public static class Soak
{
    /// <summary>The environment variable with the number of rounds.</summary>
    public const string RoundsVariable = "SOAK_ROUNDS";

    /// <summary>The number of rounds: that of the variable, or else the one given.</summary>
    /// <param name="usual">How many rounds the suite makes, at most 20.</param>
    public static int Rounds(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : usual;
}
