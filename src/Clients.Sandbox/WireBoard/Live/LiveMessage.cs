using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Clients.Sandbox.WireBoard.Live;

/// <summary>One envelope as it was published, framed for the stream.</summary>
internal sealed class LiveMessage
{
    public LiveMessage(string id, string siteId, string category, DateTimeOffset ts, JsonNode data)
    {
        Id = id;
        SiteId = siteId;
        Category = category;
        IsKnownCategory = WireBoardVocabulary.LiveCategories.Contains(category);
        var envelope = new JsonObject { ["site_id"] = siteId, ["category"] = category, ["ts"] = Time(ts), ["data"] = data.DeepClone() };
        Frame = Encoding.UTF8.GetBytes($"id: {id}\ndata: {envelope.ToJsonString()}\n\n");
    }

    public string Id { get; }

    public string SiteId { get; }

    public string Category { get; }

    public bool IsKnownCategory { get; }

    public byte[] Frame { get; }

    public string Topic => TopicPrefix(SiteId) + Category;

    public static string TopicPrefix(string siteId) => $"https://wireboard.io/sites/{siteId}/live/";

    public static string Time(DateTimeOffset ts) => ts.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
