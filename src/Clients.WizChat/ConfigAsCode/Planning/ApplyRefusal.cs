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
}
