using System.Text.RegularExpressions;

namespace Clients.Core.Http;

/// <summary>Finds and removes the user name and password of addresses within a text.</summary>
internal static partial class UserInfo
{
    public static bool IsIn(string text) => Pattern().IsMatch(text);

    public static string Remove(string text) => Pattern().Replace(text, "://");

    [GeneratedRegex(@"://[^/\s?#""'<>\\]*@")]
    private static partial Regex Pattern();
}
