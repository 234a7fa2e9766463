namespace Clients.WireBoard.Tests.Live;

/// <summary>Callbacks that complete at once.</summary>
internal static class Callback
{
    public static Func<ValueTask> Of(Action action) => () =>
    {
        action();
        return default;
    };

    public static Func<T, ValueTask> Of<T>(Action<T> action) => argument =>
    {
        action(argument);
        return default;
    };
}
