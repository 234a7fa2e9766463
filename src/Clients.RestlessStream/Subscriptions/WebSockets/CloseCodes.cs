using System.Globalization;
using System.Net.WebSockets;

namespace Clients.RestlessStream.Subscriptions.WebSockets;

/// <summary>What a close code means for coming back.</summary>
internal static class CloseCodes
{
    public static ConnectionEnd Read(WebSocketCloseStatus? status, string? description)
    {
        var code = (int?)status ?? 1005;
        var reason = string.IsNullOrEmpty(description) ? "" : $": {description}";
        return new ConnectionEnd(string.Create(CultureInfo.InvariantCulture, $"the service closed it with {code}{reason}"))
        {
            CloseCode = code,
            // Normal, going away, and no code at all.
            IsOrderly = code is 1000 or 1001 or 1005,
            // Refused by protocol or policy: 1002, 1003, 1007 to 1010; 44xx is how services spell HTTP's 4xx.
            IsFinal = code is 1002 or 1003 or (>= 1007 and <= 1010) or (>= 4400 and < 4500 and not 4408 and not 4429),
        };
    }
}
