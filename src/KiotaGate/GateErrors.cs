using KiotaGate.Documents;
using KiotaGate.Lock;
using KiotaGate.Terminal;

namespace KiotaGate;

/// <summary>Turns the errors that end a command into lines on standard error and an exit code.</summary>
internal static class GateErrors
{
    /// <summary>Runs a command's work. Input that cannot be used ends it with <see cref="ExitCode.BadInput"/>.</summary>
    public static async Task<int> GuardAsync(CliEnvironment environment, Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DocumentException e)
        {
            foreach (var problem in e.Problems)
            {
                await environment.Error.WriteLineAsync($"error: {Printable.Line(problem.ToString())}").ConfigureAwait(false);
            }
        }
        catch (LockException e)
        {
            await environment.Error.WriteLineAsync($"error: {RepositoryLock.FileName}: {Printable.Line(e.Problem.ToString())}").ConfigureAwait(false);
        }
        catch (GateException e)
        {
            await environment.Error.WriteLineAsync($"error: {Printable.Line(e.Message)}").ConfigureAwait(false);
        }

        return ExitCode.BadInput;
    }
}
