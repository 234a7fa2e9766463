namespace Clients.WizChat.ConfigAsCode;

/// <summary>What applying a plan may do.</summary>
public sealed class ApplyPlanOptions
{
    /// <summary>Gets or sets the share of the resources of a section, from 0 to 1, that may be deleted without <see cref="AllowedDeletes"/>. Default 0.5.</summary>
    public double MaxDeleteShare { get; set; } = 0.5;

    /// <summary>Gets or sets how many resources a plan may delete that takes more than <see cref="MaxDeleteShare"/> of a section. Default 0.</summary>
    public int AllowedDeletes { get; set; }

    /// <summary>
    /// Gets or sets the function that returns the value of an environment variable, or null when it is unset. It is asked for the variables that the plan
    /// was made with, and no other. Default: the environment of this process.
    /// </summary>
    public Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>Gets or sets the document that the plan was made of. Only a kept plan of a document with literal secrets needs it, see <see cref="ConfigPlan.NeedsDocument"/>.</summary>
    public ConfigText? Document { get; set; }

    /// <summary>Throws when a plan deletes more than these options allow.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ApplyRefusedException">The plan deletes too much. The message names each section and the number to allow.</exception>
    public void RequireAllowed(ConfigPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var large = plan.LargeDeletes(MaxDeleteShare);
        if (large.Count > 0 && plan.Deletes > AllowedDeletes)
        {
            throw ApplyRefusedException.TooManyDeletes(plan.Deletes, large);
        }
    }
}
