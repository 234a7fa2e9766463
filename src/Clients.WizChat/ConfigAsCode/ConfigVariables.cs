namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// Says which environment variables a document may read with <c>${env:NAME}</c>, and where their values come from. A document lists names itself
/// under <c>x-clients.env</c>; the names here are allowed in addition.
/// </summary>
public sealed class ConfigVariables
{
    /// <summary>Gets or sets the function that returns the value of a variable, or null when it is unset. Default: the environment of this process.</summary>
    public Func<string, string?> Lookup { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>Gets the names of the variables that may be read. Case matters.</summary>
    public ISet<string> Allowed { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the names of the variables that may be read even when their value is empty or blank. Without this, an empty variable is an error:
    /// a secret that is missing in a pipeline is often an empty string, and would erase the live value.
    /// </summary>
    public ISet<string> AllowedEmpty { get; } = new HashSet<string>(StringComparer.Ordinal);
}
