using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Http;

/// <summary>Tells the handlers what the generated code knows of a call: the template of its address, and which answer it expects.</summary>
internal sealed class CallOption(string? template, ExpectedAnswer answer) : IRequestOption
{
    public ExpectedAnswer Answer { get; } = answer;

    /// <summary>
    /// The path with the names of its parameters instead of their values, such as <c>/v1/sites/{site_id}</c>; null when the call has no template.
    /// Computed on each call, because only telemetry needs it.
    /// </summary>
    public string? ReadPath()
    {
        if (template is null)
        {
            return null;
        }

        var path = template.Split("{?", 2)[0].Split('?', 2)[0].Replace("{+baseurl}", "", StringComparison.OrdinalIgnoreCase);
        return path.StartsWith('/') ? Uri.UnescapeDataString(path) : null;
    }
}
