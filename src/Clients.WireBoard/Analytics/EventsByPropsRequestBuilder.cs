using Clients.WireBoard.V1.Analytics.Events;
using Microsoft.Kiota.Abstractions;

namespace Clients.WireBoard;

/// <summary>The generated events request with <c>filter[props.&lt;key&gt;]</c> parameters, whose keys no document can declare.</summary>
internal sealed class EventsByPropsRequestBuilder : EventsRequestBuilder
{
    public EventsByPropsRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter, IDictionary<string, string> props)
        : base(new Dictionary<string, object>(pathParameters), requestAdapter)
    {
        // The values are variables of the template, so that it is the template engine that escapes them.
        var index = 0;
        foreach (var (key, value) in props)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(props));
            ArgumentNullException.ThrowIfNull(value, nameof(props));
            var variable = $"props_{index++}";
            PathParameters[variable] = value;
            UrlTemplate = UrlTemplate.Replace("{&", $"&filter%5Bprops.{Uri.EscapeDataString(key)}%5D={{{variable}}}{{&", StringComparison.Ordinal);
        }
    }
}
