namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// What applying a document will do to a chatbot, and to which live configuration: applying it is refused when that has changed since.
/// It can be kept with <see cref="ToJson"/>; no value of an environment variable is in it.
/// </summary>
public sealed class ConfigPlan
{
    internal ConfigPlan(
        string service, string chatbotId, bool prune, DateTimeOffset createdAt, string liveFingerprint, ConfigText document, IReadOnlyList<PlannedOperation> operations, PlanCounts unlisted)
    {
        Service = service;
        ChatbotId = chatbotId;
        Prune = prune;
        CreatedAt = createdAt;
        LiveFingerprint = liveFingerprint;
        Document = document;
        Operations = operations;
        Unlisted = unlisted;
    }

    /// <summary>The base URL of the service that made the plan.</summary>
    public string Service { get; }

    /// <summary>The chatbot.</summary>
    public string ChatbotId { get; }

    /// <summary>Whether resources that the document does not hold are deleted.</summary>
    public bool Prune { get; }

    /// <summary>When the plan was made, by the client's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The <see cref="ConfigText.Fingerprint"/> of the live configuration that the plan starts from.</summary>
    public string LiveFingerprint { get; }

    /// <summary>The document to apply, its <c>${env:NAME}</c> unresolved.</summary>
    public ConfigText Document { get; }

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

    /// <summary>The plan as JSON, to be kept and read again with <see cref="Parse"/>.</summary>
    public string ToJson() => SavedPlan.Write(this);

    /// <summary>Reads a plan that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ConfigFormatException">The text is no saved plan, or one of another version.</exception>
    public static ConfigPlan Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SavedPlan.Read(json);
    }

    private int Count(string op) => Operations.Count(operation => operation.Op == op);
}
