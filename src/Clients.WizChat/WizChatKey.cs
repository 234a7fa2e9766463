using System.Text.RegularExpressions;
using Clients.Core.Diagnostics;

namespace Clients.WizChat;

/// <summary>The shape of a Management API key. Another service behind another address may have keys of another shape.</summary>
internal static partial class WizChatKey
{
    /// <summary>What is wrong with a key for that address, or null.</summary>
    public static string? Problem(string apiKey, string baseUrl) =>
        IsDefault(baseUrl) && !Shape().IsMatch(apiKey)
            ? $"The API key {Secret.Mask(apiKey)} does not look like a WizChat Management API key (wpk_live_…). Copy the key again, or set BaseUrl if it belongs to another service."
            : null;

    private static bool IsDefault(string baseUrl) => string.Equals(baseUrl.TrimEnd('/'), WizChatClientOptions.DefaultBaseUrl, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^wpk_[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
