using System.Text;

namespace Clients.Testing.Servers;

/// <summary>A request as a test server received it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as sent, still escaped.</param>
/// <param name="Headers">Header values by name, several joined by a comma.</param>
/// <param name="Body">The body.</param>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
