namespace KiotaGate.Diff;

/// <summary>What a change means to people who already use the client.</summary>
public enum ChangeImpact
{
    /// <summary>Only texts and examples changed.</summary>
    Documentation,

    /// <summary>Something new or more permissive; existing calls keep compiling and working.</summary>
    Additive,

    /// <summary>An existing call may stop compiling, be refused, or get an answer it does not expect.</summary>
    Breaking,
}
