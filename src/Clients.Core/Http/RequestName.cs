namespace Clients.Core.Http;

/// <summary>Names a request in messages and logs, without its query, which may hold what nobody should read.</summary>
internal static class RequestName
{
    public static string Of(HttpRequestMessage? request) =>
        request is null ? "the request" : $"{request.Method} {Of(request.RequestUri)}";

    public static string Of(Uri? uri) => uri switch
    {
        null => "(no address)",
        { IsAbsoluteUri: true } => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
        _ => uri.OriginalString.Split('?', '#')[0],
    };
}
