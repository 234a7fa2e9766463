using System.Text.Json.Nodes;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;
using Clients.Sandbox.WizChat.State;

namespace Clients.Sandbox.WizChat.Endpoints;

/// <summary>The five operations on the items of one list section: MCP servers, skills or domains.</summary>
internal sealed class SectionItemEndpoints(WizChatAccount account, Section section, string noun, ObjectRules update)
{
    public void Map(OperationMapper operations, string segment, string idName)
    {
        var list = $"/api/v1/chatbots/{{id}}/{segment}";
        var item = $"{list}/{{{idName}}}";
        operations.Map("GET", list, section.ReadScope, call => In(call, (_, items) => Page.Of(call, items, one => one.Id, Render)));
        operations.Map("POST", list, section.WriteScope, call => In(call, (bot, items) => Create(call, bot, items)));
        operations.Map("GET", item, section.ReadScope, call => In(call, (_, items) => OperationResult.Ok(Render(Find(items, call.Route(idName))))));
        operations.Map("PATCH", item, section.WriteScope, call => In(call, (bot, items) => Update(call, bot, items, Find(items, call.Route(idName)))));
        operations.Map("DELETE", item, section.WriteScope, call => In(call, (bot, items) =>
        {
            items.Remove(Find(items, call.Route(idName)));
            bot.UpdatedAt = account.Now;
            return OperationResult.NoContent;
        }));
    }

    private OperationResult In(OperationContext call, Func<Chatbot, List<Resource>, OperationResult> handle)
    {
        lock (account.OperationMapper)
        {
            var bot = account.Find(call.Route("id"));
            return handle(bot, bot.List(section));
        }
    }

    private Resource Find(List<Resource> items, string id) => items.Find(one => one.Id == id) ?? throw ApiProblem.NotFound(noun);

    private OperationResult Create(OperationContext call, Chatbot bot, List<Resource> items)
    {
        var body = call.BodyObject();
        section.Rules.Validate(body, "");
        var content = section.Rules.Pick(body);
        RequireFreeKey(bot, items, null, (string)content[section.Key!]!);
        var created = new Resource(account.NewId(section.IdPrefix), content, account.Now);
        items.Add(created);
        bot.UpdatedAt = account.Now;
        return OperationResult.Created(Render(created));
    }

    private OperationResult Update(OperationContext call, Chatbot bot, List<Resource> items, Resource current)
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

        current.UpdatedAt = bot.UpdatedAt = account.Now;
        return OperationResult.Ok(Render(current));
    }

    private void RequireFreeKey(Chatbot bot, List<Resource> items, Resource? self, string key)
    {
        if (items.Exists(one => one != self && (string?)one.Content[section.Key!] == key))
        {
            throw ApiProblem.Invalid(section.Key!, $"{section.Key} is used by another {noun}");
        }

        if (section == Section.Domains && account.IsHostnameTaken(bot, key))
        {
            throw new ApiProblem(400, "domain_conflict", "Domain is already in use", new JsonObject { ["field"] = section.Key });
        }
    }

    private JsonNode Render(Resource one)
    {
        var rendered = new JsonObject { ["id"] = one.Id };
        foreach (var (name, value) in section.Rules.Pick(one.Content))
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
