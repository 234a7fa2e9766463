using Clients.Testing.Time;
using KiotaGate.Terminal;

namespace KiotaGate.Tests.Terminal;

public sealed class ProgressTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly AwaitedText _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task Work_of_more_than_a_second_is_named_on_the_terminal_and_the_name_taken_away_again()
    {
        var work = new TaskCompletionSource<int>();

        var running = Progress.WhileAsync(Environment(isTerminal: true), "Planning [cb_1]\u001b", () => work.Task);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1));
        await _error.WaitForAsync("Planning [cb_1]\\u001b...");
        work.SetResult(7);

        Assert.Equal(7, await running);
        // Spectre.Console hides the cursor while it draws; a person wants it back.
        Assert.EndsWith("\u001b[?25h", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_of_less_is_not_mentioned() => Assert.Equal((7, ""), (await Progress.WhileAsync(Environment(isTerminal: true), "Planning", () => Task.FromResult(7)), _error.ToString()));

    [Theory]
    [InlineData(false, "X", "")]
    [InlineData(true, "NO_COLOR", "1")]
    [InlineData(true, "CI", "true")]
    [InlineData(true, "TERM", "dumb")]
    public async Task Where_nobody_looks_nothing_is_written(bool isTerminal, string variable, string value)
    {
        var work = new TaskCompletionSource<int>();

        var running = Progress.WhileAsync(Environment(isTerminal, variable, value), "Planning", () => work.Task);
        var timers = _clock.PendingTimers;
        work.SetResult(7);

        Assert.Equal(7, await running);
        Assert.Empty(timers);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task What_goes_wrong_in_the_work_goes_wrong_here() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Progress.WhileAsync(Environment(isTerminal: true), "Planning", () => Task.FromException<int>(new TimeoutException())));

    private CliEnvironment Environment(bool isTerminal, string variable = "X", string value = "") => new()
    {
        Out = TextWriter.Null,
        Error = _error,
        IsErrorTerminal = isTerminal,
        TimeProvider = _clock,
        WorkingDirectory = Path.GetTempPath(),
        Variable = name => name == variable ? value : null,
    };

    /// <summary>Text that can be waited for.</summary>
    private sealed class AwaitedText : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string _awaited = "\0";

        public Task WaitForAsync(string text)
        {
            lock (_seen)
            {
                _awaited = text;
                Look();
            }

            return _seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        public override void Write(string? value)
        {
            lock (_seen)
            {
                base.Write(value);
                Look();
            }
        }

        public override string ToString()
        {
            lock (_seen)
            {
                return base.ToString();
            }
        }

        private void Look()
        {
            if (base.ToString().Contains(_awaited, StringComparison.Ordinal))
            {
                _seen.TrySetResult();
            }
        }
    }
}
