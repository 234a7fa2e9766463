namespace Clients.Kiota.Generator;

/// <summary>Refuses settings whose effect on the code this generator does not render.</summary>
internal static class SettingsCheck
{
    /// <exception cref="GenerationException">At least one setting is not supported; all are named.</exception>
    public static void Require(GenerationSettings settings)
    {
        var errors = new List<GenerationMessage>();
        RequireIdentifier(settings.ClientClassName, "the client class name", errors);
        foreach (string piece in settings.ClientNamespaceName.Split('.'))
        {
            RequireIdentifier(piece, $"each piece of the namespace '{settings.ClientNamespaceName}'", errors);
        }

        if (!settings.TypeAccessModifier.Equals("Public", StringComparison.OrdinalIgnoreCase)
            && !settings.TypeAccessModifier.Equals("Internal", StringComparison.OrdinalIgnoreCase))
        {
            Add(errors, $"type access modifier '{settings.TypeAccessModifier}' is not supported; use Public or Internal.");
        }

        if (!settings.ExcludeBackwardCompatible)
        {
            Add(errors, "backward compatible code is not supported; set excludeBackwardCompatible (--exclude-backward-compatible).");
        }

        if (settings.UsesBackingStore)
        {
            Add(errors, "backing stores are not supported; set usesBackingStore to false.");
        }

        if (settings.IncludePatterns.Count > 0 || settings.ExcludePatterns.Count > 0)
        {
            Add(errors, "include and exclude patterns are not supported; leave includePatterns and excludePatterns empty.");
        }

        foreach (string type in settings.StructuredMimeTypes)
        {
            if (!type.Contains('/') || !HasValidPriority(type))
            {
                Add(errors, $"'{type}' is no media type with an optional ';q=' priority.");
            }
        }

        if (errors.Count > 0)
        {
            throw new GenerationException(errors);
        }
    }

    private static bool HasValidPriority(string type)
    {
        int q = type.IndexOf("q=", StringComparison.OrdinalIgnoreCase);
        return q < 0 || double.TryParse(type.AsSpan(q + 2).Trim(), System.Globalization.CultureInfo.InvariantCulture, out _);
    }

    private static void RequireIdentifier(string name, string what, List<GenerationMessage> errors)
    {
        if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(Naming.SymbolName.IsWord))
        {
            Add(errors, $"{what} must be a C# identifier, '{name}' is none.");
        }
    }

    private static void Add(List<GenerationMessage> errors, string text)
        => errors.Add(new GenerationMessage(GenerationMessageKind.Unsupported, text));
}
