using System.Collections;
using Clients.Core.Serialization;
using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Http;

/// <summary>Prepares the parameters of a call before Kiota makes its address of them.</summary>
internal static class RequestParameters
{
    // Kiota's name for the address of a builder made by WithUrl.
    private const string RawUrl = "request-raw-url";

    private const string BaseUrl = "baseurl";

    /// <exception cref="ArgumentException">A path parameter would lead to another operation, or a list parameter contains null.</exception>
    public static void Prepare(RequestInformation request)
    {
        // The dictionary belongs to the request builder, and Kiota changes it while it makes the address: the builder's next call would go elsewhere.
        var path = new Dictionary<string, object>(request.PathParameters);
        // Without any parameter the address was set on the request itself.
        if (path.Count > 0 && !path.ContainsKey(RawUrl))
        {
            CheckPath(request.UrlTemplate ?? "", path);
        }

        UseInvariantValues(path);
        UseInvariantValues(request.QueryParameters);
        request.PathParameters = path;
    }

    /// <summary>
    /// Refuses values that vanish from the path or climb out of it: <c>DELETE /streams/..</c> would become <c>DELETE /</c>. Kiota escapes every other character.
    /// </summary>
    private static void CheckPath(string template, Dictionary<string, object> parameters)
    {
        var rest = template.AsSpan();
        var query = rest.IndexOf('?');
        rest = query < 0 ? rest : rest[..query];
        while (rest.IndexOf('{') is >= 0 and var start && rest[start..].IndexOf('}') is >= 0 and var length)
        {
            var name = rest.Slice(start + 1, length - 1).TrimStart('+');
            rest = rest[(start + length)..];
            if (!name.Equals(BaseUrl, StringComparison.Ordinal))
            {
                Check(name.ToString(), parameters);
            }
        }
    }

    private static void Check(string name, Dictionary<string, object> parameters)
    {
        parameters.TryGetValue(name, out var value);
        var shown = Uri.UnescapeDataString(name);
        if (value is null or "")
        {
            throw new ArgumentException($"The path parameter {shown} is empty. The request would go to another operation, so it was not sent. Set a value.", shown);
        }

        if (value is "." or "..")
        {
            throw new ArgumentException($"The path parameter {shown} is '{value}', a relative path. The request would go to another operation, so it was not sent.", shown);
        }
    }

    // Kiota formats dates with the calendar of the thread's culture.
    private static void UseInvariantValues(IDictionary<string, object> parameters)
    {
        foreach (var (name, value) in parameters.ToArray())
        {
            if (value is IEnumerable list and not string)
            {
                CheckItems(name, list);
            }

            if (Invariant(value) is { } replacement)
            {
                parameters[name] = replacement;
            }
        }
    }

    private static void CheckItems(string name, IEnumerable list)
    {
        foreach (var item in list)
        {
            if (item is null)
            {
                var shown = Uri.UnescapeDataString(name);
                throw new ArgumentException($"The list in the parameter {shown} contains null. Remove it.", shown);
            }
        }
    }

    private static object? Invariant(object value) => value switch
    {
        Date date => IsoTime.Write(date),
        DateOnly date => IsoTime.Write(date),
        Time time => IsoTime.Write(time),
        TimeOnly time => IsoTime.Write(time),
        IEnumerable<Date> dates => dates.Select(IsoTime.Write).ToArray(),
        IEnumerable<Date?> dates => dates.Select(date => IsoTime.Write(date!.Value)).ToArray(),
        IEnumerable<Time> times => times.Select(IsoTime.Write).ToArray(),
        IEnumerable<Time?> times => times.Select(time => IsoTime.Write(time!.Value)).ToArray(),
        _ => null,
    };
}
