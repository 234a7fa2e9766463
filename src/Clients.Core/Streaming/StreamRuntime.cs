using Microsoft.Extensions.Logging;

namespace Clients.Core.Streaming;

/// <summary>What a stream gets from its owner besides the user's options.</summary>
internal sealed record StreamRuntime(TimeProvider TimeProvider, ILogger Logger)
{
    /// <summary>Decides whether a failure may pass; <see cref="ReconnectPolicy.IsTransient(Exception)"/> when null.</summary>
    public Func<Exception, bool>? IsTransient { get; init; }

    /// <summary>Gets a new credential after 401 or 403; returns false when there is none.</summary>
    public Func<StreamRefusedException, CancellationToken, ValueTask<bool>>? RefreshCredential { get; init; }
}
