using Microsoft.Kiota.Abstractions;

namespace Clients.Core.Http;

/// <summary>Carries the template a call's address is made of down the pipeline, where telemetry names the call by it.</summary>
internal sealed class UrlTemplateOption(string? template) : IRequestOption
{
    /// <summary>The path with its parameters' names instead of their values, such as <c>/v1/sites/{site_id}</c>; null when the call has no template. Worked out when asked for, which is only when somebody watches.</summary>
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
