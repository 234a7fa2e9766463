using System.Text.Json;

namespace Clients.Kiota.Generator.Lock;

/// <summary>Typed access to one object of the lock, whose every complaint names the place.</summary>
internal readonly struct LockMembers
{
    private readonly JsonElement _element;
    private readonly string _path;

    public LockMembers(JsonElement element, string path)
    {
        _path = path;
        _element = element.ValueKind == JsonValueKind.Object ? element : throw Refuse(path, "must be an object");
    }

    public string Where(string member) => _path.Length == 0 ? member : $"{_path}/{member}";

    public void Only(string[] known)
    {
        foreach (var member in _element.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw Refuse(Where(member.Name), "is not a member this lock has; remove it");
            }
        }
    }

    public void Expect(string member, string value, string why)
    {
        if (Text(member, value) is var found && found != value)
        {
            throw Refuse(Where(member), $"is \"{found}\", but \"{value}\" {why}");
        }
    }

    public void ExpectFalse(string member, string why)
    {
        if (Flag(member, false))
        {
            throw Refuse(Where(member), $"must be false: {why}");
        }
    }

    public void ExpectEmpty(string member)
    {
        if (List(member, []).Count > 0)
        {
            throw Refuse(Where(member), "must be empty: it is not supported");
        }
    }

    public string Required(string member)
        => Text(member, "") is { Length: > 0 } text ? text : throw Refuse(Where(member), "is missing; every client needs it");

    public string Text(string member, string otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refuse(Where(member), "must be a string");
    }

    public bool Flag(string member, bool otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Refuse(Where(member), "must be true or false");
    }

    public IReadOnlyList<string> List(string member, IReadOnlyList<string> otherwise)
    {
        if (!_element.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw Refuse(Where(member), "must be a list of strings");
        }

        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    public JsonElement Object(string member)
        => _element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw Refuse(Where(member), "must be an object");

    public static LockException Refuse(string where, string what)
        => new($"{RepositoryLock.FileName}: {(where.Length == 0 ? "the file" : where)} {what}.");
}
