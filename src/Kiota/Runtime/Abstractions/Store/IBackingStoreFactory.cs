namespace Microsoft.Kiota.Abstractions.Store;

/// <summary>Names the backing stores of the official runtime, which <see cref="IRequestAdapter.EnableBackingStore"/> mentions. This runtime has none.</summary>
public interface IBackingStoreFactory
{
}
