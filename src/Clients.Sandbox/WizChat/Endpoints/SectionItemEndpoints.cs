using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>The five operations on the items of one list section: MCP servers, skills or domains.</summary>
internal sealed class SectionItemEndpoints(World world, Section section, string noun, Shape update)
{
    public void Map(Gate gate, string segment, string idName)
    {
        var list = $"/api/v1/chatbots/{{id}}/{segment}";
        var item = $"{list}/{{{idName}}}";
        gate.Map("GET", list, section.ReadScope, call => In(call, (_, items) => Page.Of(call, items, one => one.Id, Render)));
        gate.Map("POST", list, section.WriteScope, call => In(call, (bot, items) => Create(call, bot, items)));
        gate.Map("GET", item, section.ReadScope, call => In(call, (_, items) => Answer.Ok(Render(Find(items, call.Route(idName))))));
        gate.Map("PATCH", item, section.WriteScope, call => In(call, (bot, items) => Update(call, bot, items, Find(items, call.Route(idName)))));
        gate.Map("DELETE", item, section.WriteScope, call => In(call, (bot, items) =>
        {
            items.Remove(Find(items, call.Route(idName)));
            bot.UpdatedAt = world.Now;
            return Answer.NoContent;
        }));
    }

    private Answer In(Call call, Func<Chatbot, List<Resource>, Answer> handle)
    {
        lock (world.Gate)
        {
            var bot = world.Find(call.Route("id"));
            return handle(bot, bot.List(section));
        }
    }

    private Resource Find(List<Resource> items, string id) => items.Find(one => one.Id == id) ?? throw ApiProblem.NotFound(noun);

    private Answer Create(Call call, Chatbot bot, List<Resource> items)
    {
        var body = call.BodyObject();
        section.Shape.Validate(body, "");
        var content = section.Shape.Pick(body);
        RequireFreeKey(bot, items, null, (string)content[section.Key!]!);
        var created = new Resource(world.NewId(section.IdPrefix), content, world.Now);
        items.Add(created);
        bot.UpdatedAt = world.Now;
        return Answer.Created(Render(created));
    }

    private Answer Update(Call call, Chatbot bot, List<Resource> items, Resource current)
    {
        var body = call.BodyObject();
        update.Validate(body, "", partial: true);
        var changed = update.Pick(body);
        if (changed[section.Key!] is { } key)
        {
            RequireFreeKey(bot, items, current, (string)key!);
        }

        foreach (var (name, value) in changed)
        {
            current.Content[name] = value?.DeepClone();
        }

        current.UpdatedAt = bot.UpdatedAt = world.Now;
        return Answer.Ok(Render(current));
    }

    private void RequireFreeKey(Chatbot bot, List<Resource> items, Resource? self, string key)
    {
        if (items.Exists(one => one != self && (string?)one.Content[section.Key!] == key))
        {
            throw ApiProblem.Invalid(section.Key!, $"{section.Key} is used by another {noun}");
        }

        if (section == Section.Domains && world.IsHostnameTaken(bot, key))
        {
            throw new ApiProblem(400, "domain_conflict", "Domain is already in use", new JsonObject { ["field"] = section.Key });
        }
    }

    private JsonNode Render(Resource one)
    {
        var rendered = new JsonObject { ["id"] = one.Id };
        foreach (var (name, value) in section.Shape.Pick(one.Content))
        {
            rendered[name] = value?.DeepClone();
        }

        rendered["enabled"] ??= true;
        if (section == Section.Domains)
        {
            // Ownership is proved by a DNS record; reserved names never have one.
            rendered["verified"] = !((string)one.Content["hostname"]!).EndsWith(".invalid", StringComparison.Ordinal);
        }

        rendered["createdAt"] = Timestamp.Render(one.CreatedAt);
        rendered["updatedAt"] = Timestamp.Render(one.UpdatedAt);
        return rendered;
    }
}
