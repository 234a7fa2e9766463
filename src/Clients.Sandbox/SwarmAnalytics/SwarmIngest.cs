using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Clients.Sandbox.SwarmAnalytics;

/// <summary>Answers one ingest or bootstrap request: token, body, schema, then storage.</summary>
internal sealed class SwarmIngest(SwarmStore store, SwarmDocument document)
{
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    public async Task HandleAsync(HttpContext context, SwarmOperation operation)
    {
        string? install = null;
        if (!operation.IsBootstrap && (install = Authenticate(context.Request)) is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await AnswerErrorAsync(context, StatusCodes.Status401Unauthorized, "Invalid or missing install token").ConfigureAwait(false);
            return;
        }

        if (await ReadBodyAsync(context).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (document.Validate(operation.Body, body) is { Count: > 0 } errors)
        {
            await AnswerInvalidAsync(context, errors).ConfigureAwait(false);
        }
        else if (install is null)
        {
            await AnswerTokenAsync(context, store.IssueToken(body.GetProperty("install_id").GetString()!)).ConfigureAwait(false);
        }
        else
        {
            await StoreAsync(context, operation, install, body).ConfigureAwait(false);
        }
    }

    private string? Authenticate(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? store.InstallOf(header[Scheme.Length..]) : null;
    }

    private async Task StoreAsync(HttpContext context, SwarmOperation operation, string install, JsonElement body)
    {
        var meta = body.GetProperty("meta");
        var submission = meta.GetProperty("submission_id").GetGuid();
        var isNew = store.Add(new StoredSwarmEvent(
            install, operation.Method, submission, meta.GetProperty("ts").GetDateTimeOffset(), store.TimeProvider.GetUtcNow(), body));
        await AnswerAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteBoolean("ok", true);
            writer.WriteBoolean("duplicate", !isNew);
            writer.WriteString("submission_id", submission);
        }).ConfigureAwait(false);
    }

    private static async Task<JsonElement?> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return body.RootElement.Clone();
        }
        catch (JsonException e)
        {
            await AnswerInvalidAsync(context, [new SchemaError(["body"], $"JSON decode error: {e.Message}", "json_invalid")]).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await AnswerErrorAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
        }

        return null;
    }

    private static Task AnswerTokenAsync(HttpContext context, string token) =>
        AnswerAsync(context, StatusCodes.Status200OK, writer => writer.WriteString("token", token));

    private static Task AnswerErrorAsync(HttpContext context, int status, string detail) =>
        AnswerAsync(context, status, writer => writer.WriteString("detail", detail));

    private static Task AnswerInvalidAsync(HttpContext context, IReadOnlyList<SchemaError> errors) =>
        AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, writer =>
        {
            writer.WriteStartArray("detail");
            foreach (var error in errors)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("loc");
                foreach (var step in error.Location)
                {
                    writer.WriteStringValue(step);
                }

                writer.WriteEndArray();
                writer.WriteString("msg", error.Message);
                writer.WriteString("type", error.Type);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });

    private static async Task AnswerAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    }
}
