using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// What applying a document will do to a chatbot. A plan is bound to what it was made of: the live configuration, the document, the values of its
/// variables, the options and the service. Applying it is refused when any of these differs. It can be kept with <see cref="ToJson"/>, which
/// contains no value of a variable and no value at a sensitive path.
/// </summary>
public sealed class ConfigPlan
{
    internal ConfigPlan(PlanSource source, PlanBinding binding, IReadOnlyList<PlannedOperation> operations, PlanCounts unlisted)
    {
        Source = source;
        Binding = binding;
        Operations = operations;
        Unlisted = unlisted;
    }

    /// <summary>Gets the base URL of the service that made the plan.</summary>
    public string Service => Source.Service;

    /// <summary>Gets the id of the chatbot.</summary>
    public string ChatbotId => Source.ChatbotId;

    /// <summary>Gets whether resources that the document does not hold are deleted.</summary>
    public bool Prune => Source.Prune;

    /// <summary>Gets when the plan was made, by the client's clock.</summary>
    public DateTimeOffset CreatedAt => Source.CreatedAt;

    /// <summary>Gets the document to apply, its <c>${env:NAME}</c> unresolved. In a plan that was read again, values at sensitive paths are placeholders.</summary>
    public ConfigText Document => Source.Document;

    /// <summary>Gets the names of the variables that the document refers to.</summary>
    public IReadOnlyList<string> Variables => Source.Variables;

    /// <summary>Gets whether values at sensitive paths are missing here, because the plan was kept. <see cref="ApplyPlanOptions.Document"/> must provide them.</summary>
    public bool NeedsDocument => Source.NeedsDocument;

    /// <summary>
    /// The operations in the order in which they are carried out, as far as the service lists them. The counts hold what its summary counts besides.
    /// </summary>
    public IReadOnlyList<PlannedOperation> Operations { get; }

    /// <summary>Resources to be created.</summary>
    public int Creates => Count("create") + Unlisted.Creates;

    /// <summary>Resources to be changed.</summary>
    public int Updates => Count("update") + Unlisted.Updates;

    /// <summary>Resources to be deleted.</summary>
    public int Deletes => Count("delete") + Unlisted.Deletes;

    /// <summary>Resources that already are as the document says.</summary>
    public int Unchanged => Count("noop") + Unlisted.Noops;

    /// <summary>Operations that do something: creates, updates, deletes, and those of a kind that is not known.</summary>
    public int Changes => Operations.Count - Count("noop") + Unlisted.Changes;

    /// <summary>Whether applying the plan does anything.</summary>
    public bool HasChanges => Changes > 0;

    internal PlanSource Source { get; }

    internal PlanBinding Binding { get; }

    internal PlanCounts Unlisted { get; }

    /// <summary>
    /// The sections that would lose more than a share of their resources, with how many of how many. A slip such as an emptied list or the wrong
    /// file looks like this. Deletes that the service counts without listing them are a section of their own, <c>(not listed)</c>, all of which is deleted.
    /// </summary>
    /// <param name="maxShare">The share that may be deleted without question, from 0 to 1. Default 0.5.</param>
    public IReadOnlyList<SectionDeletes> LargeDeletes(double maxShare = 0.5) =>
    [
        .. Operations.GroupBy(operation => operation.Section)
            .Select(section => new SectionDeletes(section.Key, section.Count(operation => operation.Op == "delete"), section.Count(operation => operation.Op != "create")))
            .Append(new SectionDeletes("(not listed)", Unlisted.Deletes, Unlisted.Deletes))
            .Where(section => section.Deletes > section.Live * maxShare),
    ];

    /// <summary>
    /// Writes the plan as JSON, to be kept and read again with <see cref="Parse"/>. A checksum in it reveals edits by accident. It is no signature: whoever
    /// can write the file can also write another checksum.
    /// </summary>
    public string ToJson() => SavedPlan.Write(this);

    /// <summary>Reads a plan that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ConfigFormatException">The text is not a kept plan, was edited, or has the format of another version.</exception>
    public static ConfigPlan Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SavedPlan.Read(json);
    }

    /// <summary>The document with its references resolved.</summary>
    /// <exception cref="ApplyRefusedException">The document or a value is not the one that the plan was made of.</exception>
    /// <exception cref="ConfigFormatException">A variable is unset.</exception>
    internal ResolvedDocument Resolve(ApplyPlanOptions options)
    {
        if (NeedsDocument && options.Document is null)
        {
            throw ApplyRefusedException.DocumentMissing();
        }

        var variables = new ConfigVariables { Lookup = options.Variable };
        variables.Allowed.UnionWith(Variables);
        variables.AllowedEmpty.UnionWith(Source.EmptyVariables);
        var planned = ResolvedDocument.Of(Document, variables, Source.Sensitive);
        var resolved = options.Document is null ? planned : ResolvedDocument.Of(options.Document, variables, Source.Sensitive);
        if (!JsonMeaning.Same(planned.Redacted(), resolved.Redacted()))
        {
            throw ApplyRefusedException.DocumentChanged();
        }

        return Binding.IsFor(resolved) ? resolved : throw ApplyRefusedException.ValuesChanged(this);
    }

    /// <exception cref="ApplyRefusedException">The live configuration is not the one that the plan was made for.</exception>
    internal void RequireLive(ConfigText live)
    {
        if (!Binding.IsFor(live))
        {
            throw ApplyRefusedException.LiveChanged(this);
        }
    }

    /// <exception cref="ApplyRefusedException">A new plan does something other than this one.</exception>
    internal void RequireSameOperations(ConfigPlan now)
    {
        var added = Names(now).Except(Names(this)).ToList();
        var missing = Names(this).Except(Names(now)).ToList();
        if (added.Count > 0 || missing.Count > 0 || now.Unlisted != Unlisted)
        {
            var differences = added.Select(name => $"{name} (not planned)").Concat(missing.Select(name => $"{name} (planned only)")).ToList();
            throw ApplyRefusedException.OperationsChanged(differences.Count > 0 ? string.Join(", ", differences) : "other operations that it does not list");
        }
    }

    private static IEnumerable<string> Names(ConfigPlan plan) =>
        plan.Operations.Where(operation => operation.Op != "noop").Select(operation => $"{operation.Op} {operation.Section} {operation.Key}");

    private int Count(string op) => Operations.Count(operation => operation.Op == op);
}
