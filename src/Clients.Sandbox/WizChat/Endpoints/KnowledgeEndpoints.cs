using System.Text;
using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>The five operations on documents or on videos, which are processed as time passes.</summary>
internal sealed class KnowledgeEndpoints(World world, string noun, string scopeArea, string idPrefix, Shape create, Shape update, Func<Chatbot, List<Resource>> listOf)
{
    private static readonly TimeSpan Starts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Ends = TimeSpan.FromSeconds(2);

    public static KnowledgeEndpoints Documents(World world) =>
        new(world, "Document", "documents", "doc_", Shapes.Document, Shapes.DocumentUpdate, bot => bot.Documents);

    public static KnowledgeEndpoints Videos(World world) =>
        new(world, "Video", "videos", "vid_", Shapes.Video, Shapes.VideoUpdate, bot => bot.Videos);

    public void Map(Gate gate, string segment, string idName)
    {
        var list = $"/api/v1/chatbots/{{id}}/{segment}";
        var item = $"{list}/{{{idName}}}";
        gate.Map("GET", list, scopeArea + ":read", call => In(call, items => Page.Of(call, items, one => one.Id, Render)));
        gate.Map("POST", list, scopeArea + ":write", call => In(call, items => Create(call, items)));
        gate.Map("GET", item, scopeArea + ":read", call => In(call, items => Answer.Ok(Render(Find(items, call.Route(idName))))));
        gate.Map("PATCH", item, scopeArea + ":write", call => In(call, items => Update(call, Find(items, call.Route(idName)))));
        gate.Map("DELETE", item, scopeArea + ":write", call => In(call, items =>
        {
            items.Remove(Find(items, call.Route(idName)));
            return Answer.NoContent;
        }));
    }

    private Answer In(Call call, Func<List<Resource>, Answer> handle)
    {
        lock (world.Gate)
        {
            return handle(listOf(world.Find(call.Route("id"))));
        }
    }

    private Resource Find(List<Resource> items, string id) => items.Find(one => one.Id == id) ?? throw ApiProblem.NotFound(noun);

    private Answer Create(Call call, List<Resource> items)
    {
        var body = call.BodyObject();
        create.Validate(body, "");
        if (create == Shapes.Document && body["content"] is null == body["sourceUrl"] is null)
        {
            throw ApiProblem.Invalid("content", "Exactly one of content and sourceUrl must be given");
        }

        var created = new Resource(world.NewId(idPrefix), create.Pick(body), world.Now);
        items.Add(created);
        return Answer.Created(Render(created));
    }

    private Answer Update(Call call, Resource current)
    {
        var body = call.BodyObject();
        update.Validate(body, "", partial: true);
        foreach (var (name, value) in update.Pick(body))
        {
            current.Content[name] = value?.DeepClone();
        }

        current.UpdatedAt = world.Now;
        return Answer.Ok(Render(current));
    }

    private JsonNode Render(Resource one)
    {
        var age = world.Now - one.CreatedAt;
        var rendered = new JsonObject { ["id"] = one.Id, ["title"] = one.Content["title"]!.DeepClone() };
        rendered[create == Shapes.Document ? "sourceUrl" : "url"] = one.Content[create == Shapes.Document ? "sourceUrl" : "url"]?.DeepClone();
        rendered["status"] = age < Starts ? "pending" : age < Ends ? "processing" : "ready";
        if (create == Shapes.Document)
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
