using System.Text;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>The five operations on documents or on videos, which are processed as time passes.</summary>
internal sealed class KnowledgeEndpoints(WizChatAccount account, string noun, string scopeArea, string idPrefix, ObjectRules create, ObjectRules update, Func<Chatbot, List<Resource>> listOf)
{
    private static readonly TimeSpan Starts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Ends = TimeSpan.FromSeconds(2);

    public static KnowledgeEndpoints Documents(WizChatAccount account) =>
        new(account, "Document", "documents", "doc_", RequestRules.Document, RequestRules.DocumentUpdate, bot => bot.Documents);

    public static KnowledgeEndpoints Videos(WizChatAccount account) =>
        new(account, "Video", "videos", "vid_", RequestRules.Video, RequestRules.VideoUpdate, bot => bot.Videos);

    public void Map(OperationMapper operations, string segment, string idName)
    {
        var list = $"/api/v1/chatbots/{{id}}/{segment}";
        var item = $"{list}/{{{idName}}}";
        operations.Map("GET", list, scopeArea + ":read", call => In(call, items => Page.Of(call, items, one => one.Id, Render)));
        operations.Map("POST", list, scopeArea + ":write", call => In(call, items => Create(call, items)));
        operations.Map("GET", item, scopeArea + ":read", call => In(call, items => OperationResult.Ok(Render(Find(items, call.Route(idName))))));
        operations.Map("PATCH", item, scopeArea + ":write", call => In(call, items => Update(call, Find(items, call.Route(idName)))));
        operations.Map("DELETE", item, scopeArea + ":write", call => In(call, items =>
        {
            items.Remove(Find(items, call.Route(idName)));
            return OperationResult.NoContent;
        }));
    }

    private OperationResult In(OperationContext call, Func<List<Resource>, OperationResult> handle)
    {
        lock (account.OperationMapper)
        {
            return handle(listOf(account.Find(call.Route("id"))));
        }
    }

    private Resource Find(List<Resource> items, string id) => items.Find(one => one.Id == id) ?? throw ApiProblem.NotFound(noun);

    private OperationResult Create(OperationContext call, List<Resource> items)
    {
        var body = call.BodyObject();
        create.Validate(body, "");
        if (create == RequestRules.Document && body["content"] is null == body["sourceUrl"] is null)
        {
            throw ApiProblem.Invalid("content", "Exactly one of content and sourceUrl must be given");
        }

        var created = new Resource(account.NewId(idPrefix), create.Pick(body), account.Now);
        items.Add(created);
        return OperationResult.Created(Render(created));
    }

    private OperationResult Update(OperationContext call, Resource current)
    {
        var body = call.BodyObject();
        update.Validate(body, "", partial: true);
        foreach (var (name, value) in update.Pick(body))
        {
            current.Content[name] = value?.DeepClone();
        }

        current.UpdatedAt = account.Now;
        return OperationResult.Ok(Render(current));
    }

    private JsonNode Render(Resource one)
    {
        var age = account.Now - one.CreatedAt;
        var rendered = new JsonObject { ["id"] = one.Id, ["title"] = one.Content["title"]!.DeepClone() };
        rendered[create == RequestRules.Document ? "sourceUrl" : "url"] = one.Content[create == RequestRules.Document ? "sourceUrl" : "url"]?.DeepClone();
        rendered["status"] = age < Starts ? "pending" : age < Ends ? "processing" : "ready";
        if (create == RequestRules.Document)
        {
            rendered["sizeBytes"] = (string?)one.Content["content"] is { } text ? Encoding.UTF8.GetByteCount(text) : null;
        }
        else
        {
            rendered["durationSeconds"] = age < Ends ? null : 184.2;
        }

        rendered["createdAt"] = Timestamp.Render(one.CreatedAt);
        rendered["updatedAt"] = Timestamp.Render(one.UpdatedAt);
        return rendered;
    }
}
