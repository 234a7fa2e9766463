namespace Clients.SwarmAnalytics.Spool;

/// <summary>What a salvage found.</summary>
/// <param name="Salvaged">Events that wait in the spool again.</param>
/// <param name="Known">Events that were found, but wait in the spool already.</param>
/// <param name="Lost">Rows that cannot be sent: their install, operation or body is unreadable, or the spool is full. They stay where they are.</param>
public sealed record SalvageResult(int Salvaged, int Known, int Lost);
