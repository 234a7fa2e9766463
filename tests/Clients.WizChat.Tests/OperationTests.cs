using Clients.Sandbox.WizChat;
using Clients.WizChat.Models;

namespace Clients.WizChat.Tests;

/// <summary>Every operation that has no helper, through its generated builder, over a real socket.</summary>
public sealed class OperationTests
{
    [Fact]
    public async Task Mcp_servers()
    {
        await using var service = await WizChatFixture.StartAsync();
        var servers = service.Client.Api.V1.Chatbots["cb_demo"].McpServers;

        var created = await servers.PostAsync(new CreateMcpServerRequest { Name = "crm", Url = "https://mcp.example.com/crm", Transport = McpTransport.Sse, AllowedTools = ["find"] });
        var updated = await servers[created!.Id!].PatchAsync(new UpdateMcpServerRequest { Enabled = false });
        var read = await servers[created.Id!].GetAsync();
        var page = await servers.GetAsync(request => request.QueryParameters.Limit = 2);
        await servers[created.Id!].DeleteAsync();
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => servers[created.Id!].GetAsync());

        Assert.Equal(("crm", McpTransport.Sse, true), (created.Name, created.Transport, created.Enabled));
        Assert.Equal((false, false), (updated!.Enabled, read!.Enabled));
        Assert.Equal(2, page!.Data!.Count);
        Assert.NotNull(page.NextCursor);
        Assert.Equal("not_found", error.Code);
    }

    [Fact]
    public async Task Skills()
    {
        await using var service = await WizChatFixture.StartAsync();
        var skills = service.Client.Api.V1.Chatbots["cb_demo"].Skills;

        var created = await skills.PostAsync(new CreateSkillRequest { Name = "tone", Instructions = "Be kind." });
        var updated = await skills[created!.Id!].PatchAsync(new UpdateSkillRequest { Instructions = "Be brief." });
        var read = await skills[created.Id!].GetAsync();
        var page = await skills.GetAsync();
        await skills[created.Id!].DeleteAsync();
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => skills.PostAsync(new CreateSkillRequest { Name = "refund-policy", Instructions = "x" }));

        Assert.Equal("Be brief.", updated!.Instructions);
        Assert.Equal((created.Id, "tone", "Be brief."), (read!.Id, read.Name, read.Instructions));
        Assert.Equal("Be brief.", page!.Data!.Single(skill => skill.Id == created.Id).Instructions);
        Assert.Equal((400, "name"), (error.Status, error.Details!.Value.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Domains()
    {
        await using var service = await WizChatFixture.StartAsync();
        var domains = service.Client.Api.V1.Chatbots["cb_demo"].Domains;

        var created = await domains.PostAsync(new CreateDomainRequest { Hostname = "help.acme.example" });
        var updated = await domains[created!.Id!].PatchAsync(new UpdateDomainRequest { Enabled = false });
        var read = await domains[created.Id!].GetAsync();
        await domains[created.Id!].DeleteAsync();
        var page = await domains.GetAsync();
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => domains.PostAsync(new CreateDomainRequest { Hostname = "staging.acme.example" }));

        Assert.Equal((true, false, false), (created.Enabled, updated!.Enabled, read!.Enabled));
        Assert.True(created.Verified);
        Assert.Equal("support.acme.example", Assert.Single(page!.Data!).Hostname);
        Assert.Equal("domain_conflict", error.Code);
    }

    [Fact]
    public async Task Security_settings()
    {
        await using var service = await WizChatFixture.StartAsync();
        var security = service.Client.Api.V1.Chatbots["cb_demo"].Security;

        var updated = await security.PatchAsync(new UpdateSecuritySettingsRequest { RequireAuthentication = true, BlockedIpRanges = ["198.51.100.0/24"] });
        var read = await security.GetAsync();
        var error = await Assert.ThrowsAsync<WizChatApiException>(() => service.ClientFor(WizChatSandbox.ReadOnlyKey).Api.V1.Chatbots["cb_demo"].Security.PatchAsync(new UpdateSecuritySettingsRequest()));

        Assert.True(updated!.RequireAuthentication);
        Assert.Equal(["198.51.100.0/24"], read!.BlockedIpRanges!);
        Assert.Equal(30, read.RateLimitPerMinute);
        Assert.Equal(["security:write"], error.RequiredScopes);
    }

    [Fact]
    public async Task Deployments()
    {
        await using var service = await WizChatFixture.StartAsync();
        var deployments = service.Client.Api.V1.Chatbots["cb_demo"].Deployments;

        var first = await deployments.PostAsync();
        var second = await deployments.PostAsync();
        var read = await deployments[first!.Id!].GetAsync();
        var page = await deployments.GetAsync();

        Assert.Equal(first.Id, read!.Id);
        Assert.Equal([second!.Id, first.Id], page!.Data!.Select(deployment => deployment.Id));
        Assert.NotNull(first.CreatedAt);
    }

    [Fact]
    public async Task Telemetry()
    {
        await using var service = await WizChatFixture.StartAsync();
        var to = DateTimeOffset.UtcNow;

        var telemetry = await service.Client.Api.V1.Chatbots["cb_demo"].Telemetry.GetAsync(request =>
        {
            request.QueryParameters.From = to.AddDays(-7);
            request.QueryParameters.To = to;
            request.QueryParameters.Granularity = TelemetryGranularity.Day;
        });

        Assert.Equal(TelemetryGranularity.Day, telemetry!.Granularity);
        Assert.InRange(telemetry.Series!.Count, 7, 8);
        Assert.Equal(telemetry.Conversations, telemetry.Series.Sum(point => point.Conversations));
        Assert.Equal(telemetry.Messages, telemetry.Series.Sum(point => point.Messages));
    }

    [Fact]
    public async Task Documents()
    {
        await using var service = await WizChatFixture.StartAsync();
        var documents = service.Client.Api.V1.Chatbots["cb_demo"].Documents;

        var created = await documents.PostAsync(new CreateDocumentRequest { Title = "Terms", Content = "Grüße" });
        var updated = await documents[created!.Id!].PatchAsync(new UpdateDocumentRequest { Title = "Conditions" });
        var page = await documents.GetAsync();
        await documents[created.Id!].DeleteAsync();
        var gone = await Assert.ThrowsAsync<WizChatApiException>(() => documents[created.Id!].GetAsync());
        var invalid = await Assert.ThrowsAsync<WizChatApiException>(() => documents.PostAsync(new CreateDocumentRequest { Title = "x" }));

        Assert.Equal((7L, ProcessingStatus.Pending), (created.SizeBytes, created.Status));
        Assert.Equal("Conditions", updated!.Title);
        Assert.Equal(2, page!.Data!.Count);
        Assert.Equal((404, 400), (gone.Status, invalid.Status));
    }

    [Fact]
    public async Task Videos()
    {
        await using var service = await WizChatFixture.StartAsync();
        var videos = service.Client.Api.V1.Chatbots["cb_demo"].Videos;

        var created = await videos.PostAsync(new CreateVideoRequest { Title = "Tour", Url = "https://video.example/tour" });
        var updated = await videos[created!.Id!].PatchAsync(new UpdateVideoRequest { Title = "Grand tour" });
        var read = await videos[created.Id!].GetAsync();
        var seeded = (await videos.GetAsync())!.Data!.Single(video => video.Id != created.Id);
        await videos[created.Id!].DeleteAsync();
        var gone = await Assert.ThrowsAsync<WizChatApiException>(() => videos[created.Id!].GetAsync());

        Assert.Equal("Grand tour", updated!.Title);
        Assert.Equal((created.Id, "Grand tour", "https://video.example/tour"), (read!.Id, read.Title, read.Url));
        Assert.Null(created.DurationSeconds);
        Assert.Equal((ProcessingStatus.Ready, 184.2), (seeded.Status, seeded.DurationSeconds));
        Assert.Equal(404, gone.Status);
    }
}
