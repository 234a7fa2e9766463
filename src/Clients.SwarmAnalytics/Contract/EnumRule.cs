namespace Clients.SwarmAnalytics.Contract;

/// <summary>Rejects numbers that were cast to an enum without being one of its values.</summary>
internal static class EnumRule
{
    /// <exception cref="SwarmValidationException">The value is none of the enum's.</exception>
    public static void Check<T>(T value, string field)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new SwarmValidationException(field, $"must be one of {string.Join(", ", Enum.GetNames<T>())}");
        }
    }
}
