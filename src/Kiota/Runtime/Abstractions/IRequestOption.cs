namespace Microsoft.Kiota.Abstractions;

/// <summary>Marks a per-request option, found by handlers under its exact runtime type.</summary>
public interface IRequestOption
{
}
