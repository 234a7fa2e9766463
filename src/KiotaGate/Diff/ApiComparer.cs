namespace KiotaGate.Diff;

/// <summary>Compares the public C# of two generated trees, type by type and member by member.</summary>
internal static class ApiComparer
{
    public static IReadOnlyList<SpecChange> Compare(IReadOnlyList<ApiMember> before, IReadOnlyList<ApiMember> after)
    {
        var log = new ChangeLog();
        ChangeLog.Pair(
            ByType(before),
            ByType(after),
            (type, _) => log.Breaking(type, "type removed"),
            (type, _) => log.Additive(type, "type added"),
            (type, old, current) => CompareType(log, type, old, current));
        return log.Changes;
    }

    private static Dictionary<string, ILookup<string, ApiMember>> ByType(IReadOnlyList<ApiMember> members) => members
        .GroupBy(member => member.Type, StringComparer.Ordinal)
        .OrderBy(type => type.Key, StringComparer.Ordinal)
        .ToDictionary(type => type.Key, type => type.ToLookup(Key, StringComparer.Ordinal), StringComparer.Ordinal);

    // A constructor shares its type's name, so the type's own declaration is told apart by this mark.
    private static string Key(ApiMember member) => member.IsType ? "" : member.Name;

    private static void CompareType(ChangeLog log, string type, ILookup<string, ApiMember> before, ILookup<string, ApiMember> after) => ChangeLog.Pair(
        before.ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal),
        after.ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal),
        (name, _) => log.Breaking(Locate(type, name), "member removed"),
        (name, _) => log.Additive(Locate(type, name), "member added"),
        (name, old, current) => CompareOverloads(log, Locate(type, name), old, current));

    private static string Locate(string type, string name) => name.Length == 0 ? type : $"{type}.{name}";

    private static void CompareOverloads(ChangeLog log, string location, List<ApiMember> before, List<ApiMember> after)
    {
        var gone = before.Where(old => after.All(current => current.Signature != old.Signature)).ToList();
        var fresh = after.Where(current => before.All(old => old.Signature != current.Signature)).ToList();
        for (var index = 0; index < Math.Max(gone.Count, fresh.Count); index++)
        {
            if (index >= gone.Count)
            {
                log.Additive(location, $"overload added: {fresh[index].Signature}");
            }
            else if (index >= fresh.Count)
            {
                log.Breaking(location, $"overload removed: {gone[index].Signature}");
            }
            else
            {
                log.Breaking(location, $"changed from '{gone[index].Signature}' to '{fresh[index].Signature}'");
            }
        }

        foreach (var old in before)
        {
            if (after.Find(current => current.Signature == old.Signature) is not { } current)
            {
                continue;
            }

            if (old.Deprecation != current.Deprecation)
            {
                log.Additive(location, current.Deprecation.Length > 0 ? "now obsolete" : "no longer obsolete");
            }
            else if (old.Documentation != current.Documentation)
            {
                log.Documentation(location, "doc comment changed");
            }
        }
    }
}
