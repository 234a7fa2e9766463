using System.Text;

namespace KiotaGate.Diff;

/// <summary>
/// Reads the public API out of generated files. Their layout is fixed to the byte, four spaces a level and one declaration
/// a line, so reading lines is exact here and spares the tool a compiler.
/// </summary>
internal sealed class ApiSurface
{
    private const int Indent = 4;

    private readonly List<ApiMember> _members = [];
    private readonly List<string> _scopes = [];
    private readonly StringBuilder _documentation = new();
    private string _deprecation = "";
    private string _wireName = "";
    private bool _inEnum;

    private ApiSurface()
    {
    }

    public static IReadOnlyList<ApiMember> Read(IEnumerable<string> files)
    {
        var members = new List<ApiMember>();
        foreach (var file in files)
        {
            var surface = new ApiSurface();
            surface.ReadFile(file);
            members.AddRange(surface._members);
        }

        return members;
    }

    private void ReadFile(string content)
    {
        // The first branch of each conditional is the one that modern targets compile.
        var skipping = false;
        foreach (var line in content.Split('\n'))
        {
            var text = line.Trim();
            if (text is "#else" or "#endif")
            {
                skipping = text == "#else";
            }
            else if (!skipping && !text.StartsWith('#') && text.Length > 0)
            {
                ReadLine(text, (line.Length - line.TrimStart(' ').Length) / Indent);
            }
        }
    }

    private void ReadLine(string text, int depth)
    {
        if (text.StartsWith("namespace ", StringComparison.Ordinal))
        {
            _scopes.Add(text["namespace ".Length..].TrimEnd());
        }
        else if (text.StartsWith("///", StringComparison.Ordinal))
        {
            _documentation.Append(text.AsSpan(3).Trim()).Append('\n');
        }
        else if (text.StartsWith("[Obsolete", StringComparison.Ordinal))
        {
            _deprecation = text;
        }
        else if (text.StartsWith("[EnumMember", StringComparison.Ordinal))
        {
            _wireName = text;
        }
        else if (text.StartsWith("public ", StringComparison.Ordinal) && depth <= _scopes.Count)
        {
            _scopes.RemoveRange(depth, _scopes.Count - depth);
            Declare(text);
        }
        else if (_inEnum && depth == _scopes.Count && text.EndsWith(','))
        {
            Add(string.Join('.', _scopes), text.TrimEnd(','), $"{_wireName} {text.TrimEnd(',')}".Trim());
        }
        else if (text[0] is not ('[' or '{' or '}'))
        {
            Forget();
        }
    }

    private void Declare(string text)
    {
        var words = text.Split(' ');
        var kind = Array.FindIndex(words, word => word is "class" or "enum");
        if (kind > 0)
        {
            var name = words[kind + 1].TrimEnd(':');
            _scopes.Add(name);
            _inEnum = words[kind] == "enum";
            Add(string.Join('.', _scopes), name, text.TrimEnd());
            return;
        }

        var signature = SignatureOf(text);
        var beforeArguments = signature.Split('(')[0].Split('{')[0].TrimEnd();
        var member = beforeArguments.Contains(" this[", StringComparison.Ordinal) ? "this[]" : beforeArguments[(beforeArguments.LastIndexOf(' ') + 1)..];
        Add(string.Join('.', _scopes), member, signature);
    }

    // A constructor's call of its base and a property's initial value are no part of what callers compile against.
    private static string SignatureOf(string text)
    {
        var chained = text.IndexOf(") : base(", StringComparison.Ordinal);
        return (chained >= 0 ? text[..(chained + 1)] : text).TrimEnd('{', ' ');
    }

    private void Add(string type, string name, string signature)
    {
        _members.Add(new ApiMember(type, name, signature, _documentation.ToString(), _deprecation));
        Forget();
    }

    private void Forget()
    {
        _documentation.Clear();
        _deprecation = "";
        _wireName = "";
    }
}
