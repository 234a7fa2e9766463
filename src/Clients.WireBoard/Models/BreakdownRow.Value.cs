namespace Clients.WireBoard.Models;

/// <summary>Reads the one property whose name depends on the dimension.</summary>
public partial class BreakdownRow
{
    private static readonly string[] Fields = ["country", "device", "browser", "os", "language", "url", "medium", "source", "term", "network"];

    /// <summary>The dimension's value, such as <c>CH</c> for a country; null when the row has none.</summary>
    public string? Value
    {
        get
        {
            foreach (var name in Fields)
            {
                if (AdditionalData.TryGetValue(name, out var value))
                {
                    return value as string;
                }
            }

            return null;
        }
    }
}
