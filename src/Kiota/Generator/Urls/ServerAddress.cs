using Microsoft.OpenApi;

namespace Clients.Kiota.Generator.Urls;

/// <summary>Chooses the base address among the servers of a document.</summary>
internal static class ServerAddress
{
    /// <summary>The first server's address, the https form where it has both; null when there is none.</summary>
    public static string? Choose(OpenApiDocument document)
    {
        IGrouping<string, string>? first = (document.Servers ?? [])
            .Select(s => s.Url ?? string.Empty)
            .GroupBy(WithoutScheme, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault();
        string? url = first?.Order(StringComparer.OrdinalIgnoreCase).Last().TrimEnd('/');
        return string.IsNullOrEmpty(url) ? null : url;
    }

    private static string WithoutScheme(string url)
        => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url[8..]
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? url[7..]
            : url;
}
