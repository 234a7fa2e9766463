using Microsoft.Kiota.Abstractions;

namespace Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>What is added to the User-Agent header.</summary>
public class UserAgentHandlerOption : IRequestOption
{
    /// <summary>Whether anything is added. True unless set.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The product's name; <c>kiota-dotnet</c> unless set.</summary>
    public string ProductName { get; set; } = "kiota-dotnet";

    /// <summary>The product's version; this library's unless set.</summary>
    public string ProductVersion { get; set; } = typeof(UserAgentHandlerOption).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
