namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>Numbers that look alive and are the same on every run: derived from names, not drawn.</summary>
internal static class Deterministic
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive) that depends only on the given parts.</summary>
    public static double Unit(string text, int number = 0, int salt = 0)
    {
        // FNV-1a with a final avalanche; string.GetHashCode differs from run to run.
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash = (hash ^ (uint)number) * 16777619u;
        hash = (hash ^ (uint)salt) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85ebca6bu;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35u;
        hash ^= hash >> 16;
        return hash / 4294967296.0;
    }

    /// <summary>Shares <paramref name="total"/> among <paramref name="parts"/> by Zipf's law, highest first.</summary>
    public static long[] Zipf(long total, int parts)
    {
        var norm = 0.0;
        for (var i = 1; i <= parts; i++)
        {
            norm += 1.0 / i;
        }

        var shares = new long[parts];
        for (var i = 0; i < parts; i++)
        {
            shares[i] = (long)Math.Round(total / ((i + 1) * norm));
        }

        return shares;
    }
}
