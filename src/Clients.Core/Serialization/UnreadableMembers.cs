using System.Diagnostics.Metrics;
using Clients.Core.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Clients.Core.Serialization;

/// <summary>Counts and logs the members of answers that do not have the documented type. Values are never recorded.</summary>
internal sealed partial class UnreadableMembers(PackageTelemetry telemetry, ILogger logger)
{
    private readonly Counter<long> _count = telemetry.Meter.CreateCounter<long>(
        "clients.json.unreadable_members", "{member}", "Members of answers whose value does not have the documented type.");

    /// <summary>For JSON that is read outside of a client's pipeline: counted as of this package, and not logged.</summary>
    public static UnreadableMembers OutsidePipelines { get; } =
        new(PackageTelemetry.Of(Http.ClientProduct.Of(typeof(UnreadableMembers))), NullLogger.Instance);

    public void Add(UnreadableMember member)
    {
        _count.Add(1, new KeyValuePair<string, object?>("clients.json.path", member.Path), new KeyValuePair<string, object?>("clients.json.expected", member.Expected));
        LogUnreadable(logger, member);
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "UnreadableMember",
        Level = LogLevel.Debug,
        Message = "In an answer, {Member}. The typed member is left empty; AdditionalData keeps the value.")]
    private static partial void LogUnreadable(ILogger logger, UnreadableMember member);
}
