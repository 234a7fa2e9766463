using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Clients.Core.Serialization;
using Clients.RestlessStream;
using Clients.RestlessStream.Models;
using Clients.SwarmAnalytics;
using Clients.SwarmAnalytics.Spool;
using Clients.WireBoard;
using Clients.WireBoard.Models;
using Clients.WizChat;

// WIREBOARD_*, WIZCHAT_* and RESTLESS_API_KEY are read by the clients themselves.
using (var wireBoard = WireBoardClient.FromEnvironment())
{
    var sites = await wireBoard.ListSitesAsync();
    Console.WriteLine($"wireboard: {sites.Sites?.Count} sites");

    // Without reflection: the context lists the model, and the converter gives it the names of the service.
    var options = new JsonSerializerOptions { Converters = { new ParsableJsonConverter() }, TypeInfoResolver = ModelContext.Default };
    var metadata = (JsonTypeInfo<SitesResult>)options.GetTypeInfo(typeof(SitesResult));
    var copy = JsonSerializer.Deserialize(JsonSerializer.Serialize(sites, metadata), metadata);
    sites.AdditionalData["day"] = DayOfWeek.Friday;
    Console.WriteLine($"json: {copy?.Sites?.Count} sites, {JsonSerializer.Serialize(sites, metadata).Contains("\"max_30d\"", StringComparison.Ordinal)}");
}

using (var restless = new RestlessStreamClient(new RestlessStreamClientOptions { BaseUrl = Variable("RESTLESS_BASE_URL"), StreamBaseUrl = Variable("RESTLESS_STREAM_BASE_URL") }))
{
    await foreach (var update in restless.Streams.SubscribeDirectSseAsync(new DirectStreamConfig { Url = Variable("RESTLESS_RESOURCE") }))
    {
        Console.WriteLine($"restless: {update.DataJson}");
        break;
    }
}

using (var wizChat = WizChatClient.FromEnvironment())
{
    var chatbot = await wizChat.ListChatbotsAsync().FirstAsync();
    var config = await wizChat.GetConfigAsync(chatbot.Id!);
    config.Spec!.Core!.WelcomeMessage = "Written by a consumer of the package";
    var plan = await wizChat.ApplyConfigAsync(chatbot.Id!, config, dryRun: true);
    Console.WriteLine($"wizchat: {chatbot.Id}, {plan.Plan?.Summary?.Update} to change");
    Console.WriteLine(config.ToText().ToYaml().Contains("Written by a consumer", StringComparison.Ordinal) ? "wizchat: YAML written" : "wizchat: YAML lacks the edit");
}

var swarmBaseUrl = Variable("SWARM_BASE_URL");
var token = await SwarmAnalyticsClient.RegisterAsync(swarmBaseUrl, "consumer");
await using (var swarm = new SwarmAnalyticsClient(token, new SwarmAnalyticsClientOptions { BaseUrl = swarmBaseUrl, Spool = new SqliteSpool(Variable("SWARM_SPOOL")) }))
{
    swarm.Logs.Write("consumer", Variable("SWARM_TAG"));
    await swarm.PersistAsync();
    Console.WriteLine($"swarm: {await swarm.FlushAsync(TimeSpan.FromMinutes(1))} left");
}

static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

[JsonSerializable(typeof(SitesResult))]
internal sealed partial class ModelContext : JsonSerializerContext;
