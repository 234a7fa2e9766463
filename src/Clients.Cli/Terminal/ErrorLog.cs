using Microsoft.Extensions.Logging;

namespace Clients.Cli.Terminal;

/// <summary>Writes what a client logs as a line each to the error stream, so that a person sees why a long command waits.</summary>
internal sealed class ErrorLog(TextWriter error) : ILoggerProvider, ILogger
{
    /// <summary>A factory whose loggers all write to <paramref name="error"/>, from information on.</summary>
    public static ILoggerFactory CreateFactory(TextWriter error) => LoggerFactory.Create(logging => logging.AddProvider(new ErrorLog(TextWriter.Synchronized(error))));

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            error.WriteLine($"{(logLevel >= LogLevel.Warning ? "warning: " : "")}{Printable.Line(formatter(state, exception))}");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
