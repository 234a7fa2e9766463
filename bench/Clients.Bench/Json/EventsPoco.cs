using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clients.Bench.Json;

/// <summary>The events response as one would write it for System.Text.Json: undeclared fields of a row are kept.</summary>
internal sealed class EventsPoco
{
    public bool? Status { get; set; }

    public Result? Data { get; set; }

    internal sealed class Result
    {
        public List<Row>? Rows { get; set; }

        public long? Total { get; set; }

        public List<Field>? GroupBy { get; set; }

        public int? Limit { get; set; }

        public int? Offset { get; set; }
    }

    internal sealed class Row
    {
        public long? Count { get; set; }

        public double? Value { get; set; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; set; }
    }

    [JsonConverter(typeof(JsonStringEnumConverter<Field>))]
    internal enum Field
    {
        [JsonStringEnumMemberName("category")]
        Category,
        [JsonStringEnumMemberName("action")]
        Action,
        [JsonStringEnumMemberName("label")]
        Label,
    }
}
