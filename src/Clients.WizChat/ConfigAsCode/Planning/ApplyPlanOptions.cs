namespace Clients.WizChat.ConfigAsCode;

/// <summary>What applying a plan may do.</summary>
public sealed class ApplyPlanOptions
{
    /// <summary>The share of a section's resources, from 0 to 1, that may be deleted without saying so in <see cref="AllowedDeletes"/>. Default 0.5.</summary>
    public double MaxDeleteShare { get; set; } = 0.5;

    /// <summary>How many resources a plan may delete that takes more than <see cref="MaxDeleteShare"/> of a section. Default 0.</summary>
    public int AllowedDeletes { get; set; }

    /// <summary>The value of an environment variable that the document refers to, or null when it is unset. Default: this process's environment.</summary>
    public Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>Throws when a plan deletes more than these options allow.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ApplyRefusedException">It does; the message names each section and the number to allow.</exception>
    public void RequireAllowed(ConfigPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var large = plan.LargeDeletes(MaxDeleteShare);
        if (large.Count > 0 && plan.Deletes > AllowedDeletes)
        {
            throw ApplyRefusedException.TooManyDeletes(plan, large);
        }
    }
}
