using System.Runtime.CompilerServices;

namespace VerifyXunit;

/// <summary>A verification about to happen: awaiting it compares.</summary>
public sealed class SettingsTask
{
    private readonly string _text;
    private readonly string _sourceFile;
    private readonly string _methodName;
    private string _parameters = "";

    internal SettingsTask(string text, string sourceFile, string methodName)
    {
        _text = text;
        _sourceFile = sourceFile;
        _methodName = methodName;
    }

    /// <summary>Gives each case of a theory its own snapshot: <c>Class.Method_text.verified.txt</c>.</summary>
    /// <param name="parametersText">What tells the case from the others.</param>
    public SettingsTask UseTextForParameters(string parametersText)
    {
        _parameters = "_" + parametersText;
        return this;
    }

    /// <summary>Compares.</summary>
    public TaskAwaiter GetAwaiter() => CompareAsync().GetAwaiter();

    private Task CompareAsync()
    {
        var folder = Path.GetDirectoryName(_sourceFile)!;
        var name = $"{Path.GetFileNameWithoutExtension(_sourceFile)}.{_methodName}{_parameters}";
        return Snapshot.CompareAsync(Path.Combine(folder, name), _text);
    }
}
