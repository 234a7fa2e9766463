using System.Reflection;

namespace Clients.Core.Http;

/// <summary>The name and version that a client presents itself with, such as <c>Clients.WireBoard/1.2.0</c>.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Version">Its version, without the build's commit.</param>
public sealed record ClientProduct(string Name, string Version)
{
    /// <summary>Takes name and version of the assembly in which a type lives.</summary>
    /// <param name="type">Any type of the client's assembly.</param>
    public static ClientProduct Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var assembly = type.Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new ClientProduct(assembly.GetName().Name ?? "Clients", version?.Split('+')[0] ?? "0.0.0");
    }

    /// <summary>The value of <c>User-Agent</c>.</summary>
    public override string ToString() => $"{Name}/{Version}";
}
