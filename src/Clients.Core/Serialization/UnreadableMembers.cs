using System.Diagnostics.Metrics;
using System.Text.Json;
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
        LogUnreadable(logger, member.Path, member.Found, member.Expected, member.MissingItems);
    }

    [LoggerMessage(
        EventId = 1,
        EventName = "UnreadableMember",
        Level = LogLevel.Debug,
        Message = "The member {Path} of a response is {Found} instead of {Expected} ({MissingItems} items). The typed member lacks it; AdditionalData keeps it.")]
    private static partial void LogUnreadable(ILogger logger, string path, JsonValueKind found, string expected, int missingItems);
}
