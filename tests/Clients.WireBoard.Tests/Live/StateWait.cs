using Clients.WireBoard.Live;

namespace Clients.WireBoard.Tests.Live;

internal static class StateWait
{
    /// <summary>The first state, from the present one on, that satisfies the condition; fails after 30 s.</summary>
    public static async Task<LiveState> WaitForStateAsync(this LiveClient live, Func<LiveState, bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var state in live.ReadStatesAsync(timeout.Token))
        {
            if (condition(state))
            {
                return state;
            }
        }

        throw new InvalidOperationException("The client stopped before the state was reached.");
    }
}
