namespace Clients.RestlessStream.Models;

public partial class HeaderMap
{
    /// <summary>The headers of a polled target. A name given twice keeps its last value.</summary>
    /// <param name="headers">Names and values, such as those of a dictionary.</param>
    public static HeaderMap From(IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var map = new HeaderMap();
        foreach (var (name, value) in headers)
        {
            map.AdditionalData[name] = value;
        }

        return map;
    }
}
