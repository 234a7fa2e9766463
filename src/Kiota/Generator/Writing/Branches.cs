namespace Clients.Kiota.Generator.Writing;

/// <summary>A chain of if and else if, each with one statement.</summary>
internal sealed class Branches(CodeWriter writer)
{
    private bool _any;

    public void Write(string condition, string statement)
    {
        writer.Open($"{(_any ? "else " : string.Empty)}if({condition})").Line(statement).Close();
        _any = true;
    }

    /// <summary>What is done when no condition held; written bare when there was none.</summary>
    public void Else(IReadOnlyList<string> statements)
    {
        bool wrapped = _any && statements.Count > 0;
        if (wrapped)
        {
            writer.OpenInline("else {");
        }

        foreach (string statement in statements)
        {
            writer.Line(statement);
        }

        if (wrapped)
        {
            writer.Close();
        }
    }
}
