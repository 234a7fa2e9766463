namespace Clients.Contract.Tests.Packages;

/// <summary>The tests that share one packing.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesTestGroup : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
