using System.Text;
using Microsoft.AspNetCore.Http;

namespace Clients.Testing.Servers;

/// <summary>A whole answer of <see cref="LoopbackServer"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as text; no body when null.</param>
/// <param name="ContentType">The content type; none when null.</param>
/// <param name="Headers">Further headers.</param>
public sealed record Reply(int Status, string? Body = null, string? ContentType = "application/json", params (string Name, string Value)[] Headers)
{
    /// <summary>Writes the answer.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (Body is null)
        {
            return;
        }

        context.Response.ContentType = ContentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), context.RequestAborted);
    }
}
