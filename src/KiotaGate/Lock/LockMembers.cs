using System.Text.Json;
using KiotaGate.Documents;

namespace KiotaGate.Lock;

/// <summary>Typed access to one object of the lock. Every error names the member and its place.</summary>
internal readonly struct LockMembers
{
    private readonly JsonElement _element;
    private readonly string _pointer;

    /// <param name="element">The object.</param>
    /// <param name="pointer">Where in the lock it is, as a JSON pointer fragment.</param>
    /// <exception cref="LockException">The element is not an object.</exception>
    public LockMembers(JsonElement element, string pointer)
    {
        _pointer = pointer;
        _element = element.ValueKind == JsonValueKind.Object ? element : throw Refuse("", "must be an object");
    }

    /// <summary>The error that a member cannot be used.</summary>
    /// <param name="member">The member's name; empty for the object itself.</param>
    /// <param name="what">What is wrong, as the end of a sentence that starts with the place.</param>
    public LockException Refuse(string member, string what)
    {
        var place = member.Length == 0 ? _pointer : JsonPointers.Append(_pointer, member);
        return new LockException(new DocumentProblem($"{(place == "#" ? "the file" : place[2..])} {what}.", place));
    }

    /// <summary>Requires that the object has no members but these.</summary>
    public void Only(string[] known)
    {
        foreach (var member in _element.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            throw Refuse(member.Name, "is not a member of this lock; remove it");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string member) => Text(member, "") is { Length: > 0 } text ? text : throw Refuse(member, "is missing; every client needs it");

    /// <summary>A text, or its default when the member is absent.</summary>
    public string Text(string member, string otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refuse(member, "must be a string");
    }

    /// <summary>True or false, or the default when the member is absent.</summary>
    public bool Flag(string member, bool otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refuse(member, "must be true or false");
    }

    /// <summary>A list of texts, or its default when the member is absent.</summary>
    public IReadOnlyList<string> List(string member, IReadOnlyList<string> otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Refuse(member, "must be a list of strings");
    }

    /// <summary>An object that must be there.</summary>
    public JsonElement Object(string member) =>
        _element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object ? value : throw Refuse(member, "must be an object");
}
