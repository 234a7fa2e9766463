using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Clients.Core.Http;

/// <summary>What all clients let one set. Options are read once, when the client is made; later changes have no effect on it.</summary>
public abstract class ClientOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="baseUrl">The service's public address.</param>
    protected ClientOptions(string baseUrl) => BaseUrl = baseUrl;

    /// <summary>Where the service is: an absolute http or https address without query. Default: the service's public address.</summary>
    public string BaseUrl { get; set; }

    /// <summary>
    /// How long one try of a request may take, its body included; a retried call has as long for each try, its waits apart. Default 30 s;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for none. Past it the call throws <see cref="TimeoutException"/>. Event streams
    /// are bound by it only until their first response header.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// An <see cref="System.Net.Http.HttpClient"/> of yours to send with; it is never disposed by this library. Its own time-out and default
    /// headers apply besides these options: give it an infinite time-out if it is to carry event streams. Let its handler not follow redirects by itself
    /// (<c>AllowAutoRedirect = false</c>): this library follows them and keeps credentials from other hosts, which .NET does for
    /// <c>Authorization</c> only.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>A message handler of yours to send with, never disposed by this library; exclusive with <see cref="HttpClient"/>. As there, it should not follow redirects.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>The clock of all waits and time-outs. Default <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the client logs to; nowhere when null.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>What is wrong with these options, one sentence each that names the option; empty when nothing is.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public virtual IEnumerable<string> Validate()
    {
        if (ServiceAddress.Problem(BaseUrl, nameof(BaseUrl)) is { } problem)
        {
            yield return problem;
        }

        if (Timeout != System.Threading.Timeout.InfiniteTimeSpan && (Timeout <= TimeSpan.Zero || Timeout.TotalMilliseconds > int.MaxValue))
        {
            yield return $"{nameof(Timeout)} is {Timeout}; it must be more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.";
        }

        if (HttpClient is not null && HttpMessageHandler is not null)
        {
            yield return $"{nameof(HttpClient)} and {nameof(HttpMessageHandler)} are both set; set one of them.";
        }

        if (TimeProvider is null)
        {
            yield return $"{nameof(TimeProvider)} is null; leave it out for the system's clock.";
        }
    }

    /// <summary>Throws when <see cref="Validate"/> finds anything.</summary>
    /// <exception cref="ArgumentException">The options cannot work; the message lists every reason.</exception>
    public void ThrowIfInvalid()
    {
        var problems = Validate().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException($"{GetType().Name}: {string.Join(" ", problems)}");
        }
    }
}
