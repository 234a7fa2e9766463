namespace Clients.WizChat.ConfigAsCode;

/// <summary>How a document is planned.</summary>
public sealed class PlanConfigOptions
{
    /// <summary>Whether resources that the document's array sections do not hold are deleted. Default true, as the service does.</summary>
    public bool Prune { get; set; } = true;

    /// <summary>The value of an environment variable that the document refers to, or null when it is unset. Default: this process's environment.</summary>
    public Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;
}
