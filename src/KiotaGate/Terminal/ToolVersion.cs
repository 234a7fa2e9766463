using System.Reflection;

namespace KiotaGate.Terminal;

/// <summary>Reads the version of a tool's assembly.</summary>
internal static class ToolVersion
{
    /// <summary>The informational version without the commit it was built from.</summary>
    public static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
