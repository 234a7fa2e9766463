namespace Clients.WireBoard.Models;

/// <summary>Reads the properties whose names depend on the grouping.</summary>
public partial class EventRow
{
    /// <summary>The value of one column the report was grouped by; null when the event did not set it, or the report was not grouped by it.</summary>
    /// <param name="field">The column.</param>
    public string? Group(EventField field) => AdditionalData.TryGetValue(EventFields.NameOf(field), out var value) ? value as string : null;
}
