namespace Microsoft.Kiota.Abstractions.Serialization;

/// <summary>A model that keeps the properties its schema does not declare.</summary>
public interface IAdditionalDataHolder
{
    /// <summary>The undeclared properties by name: text, numbers, dates, untyped nodes; null where the wire had null.</summary>
    IDictionary<string, object> AdditionalData { get; set; }
}
