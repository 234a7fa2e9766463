using KiotaGate.Lock;

namespace KiotaGate.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryLayout.Find(AppContext.BaseDirectory).Root;
}
