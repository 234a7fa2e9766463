using System.Text;

namespace Clients.Kiota.Generator.Writing;

/// <summary>Lines of C# with four spaces for each open brace, LF between them.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(4096);
    private int _depth;

    public CodeWriter Line(string line)
    {
        _text.Append(' ', _depth * 4).Append(line).Append('\n');
        return this;
    }

    /// <summary>A preprocessor line: never indented.</summary>
    public CodeWriter Directive(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public CodeWriter Open(string? header = null, string brace = "{")
    {
        if (header is not null)
        {
            Line(header);
        }

        Line(brace);
        _depth++;
        return this;
    }

    /// <summary>Indents what follows after a header that ends in its own brace.</summary>
    public CodeWriter OpenInline(string header)
    {
        Line(header);
        _depth++;
        return this;
    }

    public CodeWriter Close(string brace = "}")
    {
        _depth--;
        return Line(brace);
    }

    /// <summary>Goes on inside a body whose opening brace was written by other means.</summary>
    public CodeWriter Indent()
    {
        _depth++;
        return this;
    }

    public CodeWriter Unindent()
    {
        _depth--;
        return this;
    }

    /// <summary>What was written; the writer is empty again, and keeps its memory for the next file.</summary>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }
}
