namespace Clients.SwarmAnalytics.Spool;

/// <summary>A spool that serves one client only, and knows whether it has one.</summary>
internal interface IClaimedSpool
{
    /// <summary>Returns false when a client has the spool already, or had it before.</summary>
    bool TryClaim();
}
