using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Clients.Sandbox.Faults;

/// <summary>The faults waiting to happen, taken in the order they were added. Safe from any thread.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Pending> _pending = [];
    private readonly List<(int Count, TaskCompletionSource Done)> _waiters = [];
    private readonly TimeProvider _timeProvider;
    private int _struck;

    internal FaultPlan(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>Adds a fault behind those already waiting.</summary>
    /// <param name="fault">What shall go wrong, and for which requests.</param>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _pending.Add(new Pending(fault));
        }
    }

    /// <summary>Completes once so many faults have struck since the start, which may be at once.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    public Task WaitForStruckAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_struck >= count)
            {
                return Task.CompletedTask;
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, waiter));
            return waiter.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets every waiting fault.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/_sandbox", StringComparison.Ordinal) || Take(context.Request) is not { } fault)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await Task.Delay(fault.Delay, _timeProvider, context.RequestAborted).ConfigureAwait(false);
                await next(context).ConfigureAwait(false);
                break;
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.LoseReply:
            case FaultKind.Truncate:
                await AnswerInPartAsync(context, next, fault.Kind == FaultKind.Truncate ? fault.Bytes : 0).ConfigureAwait(false);
                break;
            default:
                await AnswerAsync(context, fault).ConfigureAwait(false);
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext context, Fault fault)
    {
        context.Response.StatusCode = fault.StatusCode;
        foreach (var (name, value) in fault.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (fault.Body.Length > 0)
        {
            context.Response.ContentType = fault.ContentType;
            await context.Response.WriteAsync(fault.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task AnswerInPartAsync(HttpContext context, RequestDelegate next, int bytes)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var partial = new PartialBody(context, body.Stream, bytes);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(partial));
        await next(context).ConfigureAwait(false);
        await context.Response.CompleteAsync().ConfigureAwait(false);
        context.Features.Set(body);
        await partial.SendAsync().ConfigureAwait(false);
    }

    private Fault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            foreach (var pending in _pending)
            {
                if (!pending.Matches(request))
                {
                    continue;
                }

                if (pending.ToSkip > 0)
                {
                    pending.ToSkip--;
                    continue;
                }

                if (--pending.Left == 0)
                {
                    _pending.Remove(pending);
                }

                _struck++;
                _waiters.RemoveAll(waiter => waiter.Count <= _struck && waiter.Done.TrySetResult());
                return pending.Fault;
            }

            return null;
        }
    }

    private sealed class Pending(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int ToSkip { get; set; } = fault.Skip;

        public int Left { get; set; } = fault.Count;

        public bool Matches(HttpRequest request) =>
            (Fault.Method is null || string.Equals(Fault.Method, request.Method, StringComparison.OrdinalIgnoreCase))
            && (Fault.PathPrefix is null || request.Path.Value!.StartsWith(Fault.PathPrefix, StringComparison.Ordinal));
    }
}
