namespace Clients.WizChat.ConfigAsCode;

/// <summary>How a document is planned.</summary>
public sealed class PlanConfigOptions
{
    /// <summary>Gets or sets whether resources that the array sections of the document do not hold are deleted. Default true, as the service does.</summary>
    public bool Prune { get; set; } = true;

    /// <summary>Gets or sets the environment variables that the document may read, in addition to those it lists under <c>x-clients.env</c>.</summary>
    public ConfigVariables Variables { get; set; } = new();

    /// <summary>
    /// Gets the paths of literal secrets, in addition to those the document lists under <c>x-clients.sensitive</c>, such as
    /// <c>spec.mcpServers[].headers</c>. No form of the plan and no message shows what stands there, live or in the document.
    /// </summary>
    public IList<string> SensitivePaths { get; } = [];
}
