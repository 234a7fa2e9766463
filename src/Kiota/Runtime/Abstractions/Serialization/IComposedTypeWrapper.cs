namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>Marks a generated union: it is written as the value it holds, without an object of its own around it.</summary>
public interface IComposedTypeWrapper
{
}
