using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.Faults;

/// <summary>Holds an answer back, sends its beginning and resets the connection: when the answer is whole or, for a stream without end, once the beginning is there.</summary>
internal sealed class PartialBody(HttpContext context, Stream wire, int bytes) : MemoryStream
{
    private bool _isSent;

    private bool IsEventStream => context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (Length >= bytes && IsEventStream)
        {
            await SendAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends the beginning, once.</summary>
    public async Task SendAsync()
    {
        if (_isSent)
        {
            return;
        }

        _isSent = true;
        if (bytes > 0)
        {
            context.Response.ContentLength = IsEventStream ? null : Length;
            await wire.WriteAsync(GetBuffer().AsMemory(0, (int)Math.Min(bytes, Length))).ConfigureAwait(false);
            await wire.FlushAsync().ConfigureAwait(false);
        }

        context.Abort();
    }
}
