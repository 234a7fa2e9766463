namespace Clients.SwarmAnalytics.Contract;

/// <summary>What the document demands of an integer.</summary>
/// <param name="Field">The property's name in the document.</param>
/// <param name="Minimum">The least value.</param>
internal sealed record NumberRule(string Field, int Minimum)
{
    /// <summary>Throws if the number breaks the rule.</summary>
    /// <param name="value">The number.</param>
    /// <param name="parent">The path of the object the property is in, with a dot at its end; empty for the body itself.</param>
    /// <exception cref="SwarmValidationException">The number breaks the rule.</exception>
    public void Check(int value, string parent = "")
    {
        if (value < Minimum)
        {
            throw new SwarmValidationException(parent + Field, $"must be at least {Minimum} and is {value}");
        }
    }
}
