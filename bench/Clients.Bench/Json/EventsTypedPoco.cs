namespace Clients.Bench.Json;

/// <summary>The events response with a property for each field of its rows, which only a caller who knows the grouping could write.</summary>
internal sealed class EventsTypedPoco
{
    public bool? Status { get; set; }

    public TypedResult? Data { get; set; }

    internal sealed class TypedResult
    {
        public List<TypedRow>? Rows { get; set; }

        public long? Total { get; set; }

        public List<EventsPoco.Field>? GroupBy { get; set; }

        public int? Limit { get; set; }

        public int? Offset { get; set; }
    }

    internal sealed class TypedRow
    {
        public string? Category { get; set; }

        public string? Action { get; set; }

        public string? Label { get; set; }

        public long? Count { get; set; }

        public double? Value { get; set; }
    }
}
