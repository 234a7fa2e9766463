using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Clients.Kiota.Generator.Lock;

/// <summary>The hashes of bytes that the lock keeps: SHA-512 in upper-case hexadecimal, like Kiota's own.</summary>
public static class ContentHash
{
    /// <summary>Hash of a document's bytes.</summary>
    /// <param name="document">The bytes as they lie on disk.</param>
    public static string OfDocument(ReadOnlySpan<byte> document) => Convert.ToHexString(SHA512.HashData(document));

    /// <summary>
    /// Hash of a tree: for each file in ordinal order of its path, the path and then the content, each behind its length,
    /// so that no two trees feed the hash the same bytes.
    /// </summary>
    /// <param name="files">Contents by path, relative with <c>/</c> between its parts.</param>
    public static string OfTree(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, content);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
