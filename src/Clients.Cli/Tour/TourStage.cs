using Clients.Sandbox;

namespace Clients.Cli.Tour;

/// <summary>What a segment works with: the sandbox, and a record of its steps that is shown as it grows.</summary>
internal sealed class TourStage
{
    /// <summary>One step may take so long; a tour that hangs helps nobody.</summary>
    private static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(10);

    private readonly List<TourStep> _steps = [];
    private readonly Action<TourStep> _show;

    public TourStage(SandboxHost sandbox, TimeProvider timeProvider, Action<TourStep> show)
    {
        Sandbox = sandbox;
        TimeProvider = timeProvider;
        _show = show;
    }

    /// <summary>The running sandbox: <c>Sandbox.BaseUrl&lt;WizChatSandbox&gt;()</c>, <c>Sandbox.Get&lt;WizChatSandbox&gt;().DemoCredential</c>.</summary>
    public SandboxHost Sandbox { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<TourStep> Steps => _steps;

    /// <summary>Makes one call, shows how it went, and hands on what it returned.</summary>
    /// <typeparam name="T">What the call returns.</typeparam>
    /// <param name="what">The call in a person's words, such as <c>list chatbots</c>.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="tell">Says in a few words what came back. May throw <see cref="TourFailedException"/> when that is not what it should be.</param>
    /// <param name="cancellationToken">Ends the tour early.</param>
    /// <exception cref="TourFailedException">The call failed; it is recorded and the segment ends.</exception>
    public async Task<T> StepAsync<T>(string what, Func<CancellationToken, Task<T>> call, Func<T, string> tell, CancellationToken cancellationToken)
    {
        var started = TimeProvider.GetTimestamp();
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(StepTimeout);
        try
        {
            var result = await call(bounded.Token).ConfigureAwait(false);
            Record(new TourStep(what, tell(result), Passed: true, TimeProvider.GetElapsedTime(started)));
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            var reason = e is OperationCanceledException ? $"no answer within {StepTimeout.TotalSeconds} s" : e.Message.ReplaceLineEndings(" ");
            Record(new TourStep(what, reason, Passed: false, TimeProvider.GetElapsedTime(started)));
            throw e as TourFailedException ?? new TourFailedException(reason, e);
        }
    }

    private void Record(TourStep step)
    {
        _steps.Add(step);
        _show(step);
    }
}
