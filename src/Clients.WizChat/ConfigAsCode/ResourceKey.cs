using Clients.WizChat.ConfigAsCode.Text;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>What identifies a resource within an array section: its <c>name</c>, or the <c>hostname</c> of a domain.</summary>
internal static class ResourceKey
{
    public static string? Of(TextNode item) => (item["name"] ?? item["hostname"]) is TextScalar { IsString: true } key ? key.Value : null;
}
