using System.Diagnostics;
using System.Globalization;

namespace Clients.SwarmAnalytics.Tests.Crash;

/// <summary>A separate process that records events into a spool file and says what it knows to be on disk.</summary>
internal sealed class ProducerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _firstAcknowledgement = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<int> _lastAcknowledged;
    private readonly Task<string> _errors;

    private ProducerProcess(Process process)
    {
        _process = process;
        _lastAcknowledged = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The last number whose line arrived whole; -1 for none. Complete once the process has ended.</summary>
    public Task<int> LastAcknowledged => _lastAcknowledged;

    public Task FirstAcknowledgement => _firstAcknowledgement.Task;

    public static ProducerProcess Start(SwarmFixture fixture, string prefix, int count = int.MaxValue)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "Clients.SwarmAnalytics.CrashProducer.dll"),
            fixture.SpoolFile, fixture.BaseUrl, fixture.Token, prefix, count.ToString(CultureInfo.InvariantCulture),
        ])
        {
            start.ArgumentList.Add(argument);
        }

        return new ProducerProcess(Process.Start(start)!);
    }

    /// <summary>SIGKILL, which leaves the process no moment to tidy up.</summary>
    public void Kill() => _process.Kill();

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public Task<string> ErrorsAsync() => _errors;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<int> ReadAsync()
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[256];
        var last = -1;
        int read;
        while ((read = await _process.StandardOutput.ReadAsync(buffer)) > 0)
        {
            text.Append(buffer, 0, read);
            var whole = text.ToString();
            if (whole.LastIndexOf('\n') is var end && end >= 0)
            {
                last = int.Parse(whole[..end].Split('\n')[^1], CultureInfo.InvariantCulture);
                text.Clear().Append(whole.AsSpan(end + 1));
                _firstAcknowledgement.TrySetResult();
            }
        }

        _firstAcknowledgement.TrySetResult();
        return last;
    }
}
