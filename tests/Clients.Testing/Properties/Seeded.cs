using FsCheck;
using FsCheck.Fluent;

namespace Clients.Testing.Properties;

/// <summary>How property tests run: always the same tries, so that a change that breaks one is the change that broke it.</summary>
public static class Seeded
{
    private const ulong Seed = 20_261_121;

    // The generator wants it odd.
    private const ulong Gamma = 7;

    /// <param name="count">How many.</param>
    public static Config Tries(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, Gamma);
}
