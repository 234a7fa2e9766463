using System.Collections;

namespace Microsoft.Kiota.Abstractions;

/// <summary>
/// The headers of a request. Names are compared without case and keep their first spelling; the values of a name are a set in the order they were added.
/// Content-Type, Content-Encoding and Content-Length hold one value, which a later one replaces.
/// </summary>
public class RequestHeaders : IDictionary<string, IEnumerable<string>>
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public ICollection<string> Keys => _values.Keys;

    /// <inheritdoc />
    public ICollection<IEnumerable<string>> Values => [.. _values.Values];

    /// <inheritdoc />
    public int Count => _values.Count;

    /// <inheritdoc />
    public bool IsReadOnly => false;

    /// <summary>Gets the values of a header; setting <em>adds</em> to them.</summary>
    /// <param name="key">The header's name.</param>
    /// <exception cref="KeyNotFoundException">There is no such header.</exception>
    public IEnumerable<string> this[string key]
    {
        get => _values[key];
        set => Add(key, value);
    }

    /// <summary>Adds values to a header.</summary>
    /// <param name="headerName">The header's name.</param>
    /// <param name="headerValues">The values; none changes nothing.</param>
    /// <exception cref="ArgumentNullException">The name is null or empty, or the values are null.</exception>
    /// <exception cref="ArgumentException">The name or a value has a CR, LF or NUL, which would let it smuggle a header of its own.</exception>
    public void Add(string headerName, params string[] headerValues)
    {
        ThrowIfNameMissing(headerName, nameof(headerName));
        ArgumentNullException.ThrowIfNull(headerValues);
        foreach (var value in headerValues)
        {
            if (!AddOne(headerName, value))
            {
                return;
            }
        }
    }

    /// <summary>Adds values to a header.</summary>
    /// <param name="key">The header's name.</param>
    /// <param name="value">The values; none changes nothing.</param>
    /// <exception cref="ArgumentNullException">The name is null or empty, or the values are null.</exception>
    /// <exception cref="ArgumentException">The name or a value has a CR, LF or NUL.</exception>
    public void Add(string key, IEnumerable<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(key, value as string[] ?? [.. value]);
    }

    /// <inheritdoc />
    public void Add(KeyValuePair<string, IEnumerable<string>> item) => Add(item.Key, item.Value);

    /// <summary>Adds every header of another collection.</summary>
    /// <param name="headers">The other collection.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public void AddAll(RequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var header in headers)
        {
            Add(header.Key, header.Value);
        }
    }

    /// <summary>Adds a header unless one of that name is present.</summary>
    /// <param name="headerName">The header's name.</param>
    /// <param name="headerValue">The value.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="ArgumentNullException">The name is null or empty, or the value is null.</exception>
    /// <exception cref="ArgumentException">The name or value has a CR, LF or NUL.</exception>
    public bool TryAdd(string headerName, string headerValue)
    {
        ThrowIfNameMissing(headerName, nameof(headerName));
        ArgumentNullException.ThrowIfNull(headerValue);
        if (_values.ContainsKey(headerName))
        {
            return false;
        }

        AddOne(headerName, headerValue);
        return true;
    }

    /// <summary>Removes one value of a header, and the header with its last value.</summary>
    /// <param name="headerName">The header's name.</param>
    /// <param name="headerValue">The value.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentNullException">The name is null or empty, or the value is null.</exception>
    public bool Remove(string headerName, string headerValue)
    {
        ThrowIfNameMissing(headerName, nameof(headerName));
        ArgumentNullException.ThrowIfNull(headerValue);
        if (!_values.TryGetValue(headerName, out var values) || !values.Remove(headerValue))
        {
            return false;
        }

        if (values.Count == 0)
        {
            _values.Remove(headerName);
        }

        return true;
    }

    /// <inheritdoc />
    public bool Remove(string key)
    {
        ThrowIfNameMissing(key, nameof(key));
        return _values.Remove(key);
    }

    /// <summary>Removes the given values of a header, and the header with its last value.</summary>
    /// <param name="item">The header's name and the values to remove.</param>
    /// <returns>Whether any was there.</returns>
    public bool Remove(KeyValuePair<string, IEnumerable<string>> item)
    {
        ArgumentNullException.ThrowIfNull(item.Value, nameof(item));
        var removed = false;
        foreach (var value in item.Value)
        {
            removed |= Remove(item.Key, value);
        }

        return removed;
    }

    /// <inheritdoc />
    public void Clear() => _values.Clear();

    /// <inheritdoc />
    public bool Contains(KeyValuePair<string, IEnumerable<string>> item) =>
        TryGetValue(item.Key, out var values) && item.Value.All(values.Contains) && values.Count() == item.Value.Count();

    /// <inheritdoc />
    public bool ContainsKey(string key) => !string.IsNullOrEmpty(key) && _values.ContainsKey(key);

    /// <summary>Gets the values of a header.</summary>
    /// <param name="key">The header's name.</param>
    /// <param name="value">The values; empty when there is no such header.</param>
    /// <returns>Whether there is such a header.</returns>
    /// <exception cref="ArgumentNullException">The name is null or empty.</exception>
    public bool TryGetValue(string key, out IEnumerable<string> value)
    {
        ThrowIfNameMissing(key, nameof(key));
        if (_values.TryGetValue(key, out var values))
        {
            value = values;
            return true;
        }

        value = [];
        return false;
    }

    /// <summary>Not supported, as in the official runtime.</summary>
    /// <param name="array">Not used.</param>
    /// <param name="arrayIndex">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public void CopyTo(KeyValuePair<string, IEnumerable<string>>[] array, int arrayIndex) => throw new NotImplementedException();

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, IEnumerable<string>>> GetEnumerator()
    {
        foreach (var header in _values)
        {
            yield return new(header.Key, header.Value);
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool HoldsOneValue(string name) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    private static void ThrowIfNameMissing(string name, string parameter)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentNullException(parameter);
        }
    }

    /// <summary>The message names neither text: a header value is often a secret.</summary>
    private static void ThrowIfSplit(string text, string what)
    {
        if (text.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"The {what} has a CR, LF or NUL character, which HTTP does not allow; remove it before setting the header.");
        }
    }

    /// <summary>Returns whether more values of the same call may follow.</summary>
    private bool AddOne(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ThrowIfSplit(name, "header name");
        ThrowIfSplit(value, "header value");
        if (!_values.TryGetValue(name, out var values))
        {
            _values[name] = values = [];
        }

        if (HoldsOneValue(name))
        {
            values.Clear();
            values.Add(value);
            return false;
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }

        return true;
    }
}
