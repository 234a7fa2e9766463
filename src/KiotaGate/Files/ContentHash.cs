using System.Security.Cryptography;
using System.Text;

namespace KiotaGate.Files;

/// <summary>The hashes of bytes that the lock keeps: SHA-512 in upper-case hexadecimal, like Kiota's own.</summary>
internal static class ContentHash
{
    /// <summary>Hash of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA512.HashData(content));

    /// <summary>Hash of a tree: one line for each file, in ordinal order of the paths, with its hash and its path.</summary>
    /// <param name="files">Hashes by path, relative with <c>/</c> between its parts.</param>
    public static string OfTree(IEnumerable<KeyValuePair<string, string>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{content} {path.Length} {path}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
