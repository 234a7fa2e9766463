namespace Dashboard.Tests;

/// <summary>Where Chromium is.</summary>
internal static class Browser
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    /// <summary>Why browser tests cannot run here; null when they can.</summary>
    public static string? Missing => File.Exists(Path) ? null : $"No Chromium at {Path}: install Debian's package 'chromium', or set CHROMIUM_PATH.";
}
