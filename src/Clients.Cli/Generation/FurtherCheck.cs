using Clients.Kiota.Generator.Drift;
using Clients.Kiota.Generator.Lock;

namespace Clients.Cli.Generation;

/// <summary>A check of a client's hand-written layer against its document, which runs with the drift gate where that layer is built in.</summary>
/// <param name="layout">The repository.</param>
/// <param name="report">What the drift gate found, and about which clients.</param>
internal delegate IEnumerable<DriftFinding> FurtherCheck(RepositoryLayout layout, DriftReport report);
