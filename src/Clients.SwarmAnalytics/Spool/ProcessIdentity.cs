using System.Diagnostics;
using System.Globalization;

namespace Clients.SwarmAnalytics.Spool;

/// <summary>
/// Names a process so that another process can tell whether the named one is surely gone. Process ids are reused and mean nothing in another container,
/// hence the name holds the machine's boot, the namespace of the process ids, the id and the time the process started.
/// </summary>
/// <param name="Scope">Where the id is valid: boot id and namespace on Linux, the machine's name elsewhere.</param>
/// <param name="Id">The process id.</param>
/// <param name="Started">When the process started, in the system's own unit; null where the system does not tell.</param>
internal sealed record ProcessIdentity(string Scope, int Id, string? Started)
{
    private const string Unknown = "-";

    public static ProcessIdentity Current { get; } = new(ReadScope(), Environment.ProcessId, ReadStart(Environment.ProcessId, out _));

    /// <summary>Reads what <see cref="ToString"/> wrote, or returns null.</summary>
    public static ProcessIdentity? Parse(string text) =>
        text.Split(' ') is [var scope, var id, var started] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ProcessIdentity(scope, number, started == Unknown ? null : started)
            : null;

    /// <summary>
    /// Whether the process has ended for certain. False when the process runs, and false when that cannot be known here: another machine, another
    /// container, or a system that hides it.
    /// </summary>
    public bool IsSurelyGone()
    {
        if (Scope != Current.Scope)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(Id);
            var started = ReadStart(Id, out var isDead);
            return isDead || (started is not null && Started is not null && started != Started);
        }
        catch (ArgumentException)
        {
            // No process has this id.
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scope} {Id} {Started ?? Unknown}");

    private static string ReadScope()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + "/" + File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name
                : "machine/" + Environment.MachineName.Replace(' ', '_');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A scope of its own, so that nobody takes this process for gone, and this process takes nobody for gone.
            return "unknown/" + Guid.NewGuid().ToString("N");
        }
    }

    /// <param name="id">The process.</param>
    /// <param name="isDead">Whether the process has ended and only waits to be collected by its parent.</param>
    private static string? ReadStart(int id, out bool isDead)
    {
        isDead = false;
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(id);
                return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
            }

            // After the name, which may hold blanks and brackets, come the state and, 19 fields on, the start in ticks since boot.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            isDead = fields[0] is "Z" or "X";
            return fields[19];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or IndexOutOfRangeException
            or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
