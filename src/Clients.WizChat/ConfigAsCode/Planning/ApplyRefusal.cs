namespace Clients.WizChat.ConfigAsCode;

/// <summary>Why a plan was not applied.</summary>
public enum ApplyRefusal
{
    /// <summary>The live configuration is no longer the one the plan was made for.</summary>
    LiveConfigurationChanged,

    /// <summary>A section would lose more of its resources than allowed.</summary>
    TooManyDeletes,

    /// <summary>The plan was made for another service than the client's.</summary>
    OtherService,

    /// <summary>A variable or a literal secret of the document has another value than when the plan was made.</summary>
    ValuesChanged,

    /// <summary>The document with the literal secrets of a kept plan is missing, or is not the one the plan was made of.</summary>
    DocumentChanged,

    /// <summary>The service would now do something other than what the plan says.</summary>
    OperationsChanged,
}
