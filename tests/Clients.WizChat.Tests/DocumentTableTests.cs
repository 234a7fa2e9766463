using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Validation;

namespace Clients.WizChat.Tests;

/// <summary>The client's tables about the API, checked against the committed document.</summary>
public sealed class DocumentTableTests
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot(), "specs", "wizchat.json")))!;

    [Fact]
    public void The_scopes_of_every_operation_are_those_of_the_document()
    {
        foreach (var (path, item) in Document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(entry => entry.Value is JsonObject { } value && value.ContainsKey("operationId")))
            {
                var required = operation!["x-required-scopes"]!.AsArray().Select(scope => (string)scope!);
                Assert.Equal(required, OperationScopes.Of(method.ToUpperInvariant(), path));
            }
        }
    }

    [Theory]
    [InlineData("", "metadata", true)]
    [InlineData("metadata", "exportedAt", true)]
    [InlineData("spec", "core", true)]
    [InlineData("spec.core", "name", true)]
    [InlineData("spec.security", "blockedIpRanges", true)]
    [InlineData("spec.mcpServers[]", "allowedTools", true)]
    [InlineData("spec.mcpServers[]", "name", false)]
    [InlineData("spec.skills[]", "enabled", false)]
    [InlineData("spec.domains[]", "hostname", false)]
    [InlineData("", "spec", false)]
    [InlineData("spec.core", "unknown", false)]
    public void Which_fields_may_be_null_is_what_the_document_says(string path, string name, bool isNullable) =>
        Assert.Equal(isNullable, ConfigSchema.Instance.IsNullable(path, name));

    [Fact]
    public void The_embedded_document_is_the_committed_one()
    {
        using var embedded = new StreamReader(typeof(WizChatClient).Assembly.GetManifestResourceStream("wizchat.json")!);

        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryRoot(), "specs", "wizchat.json")), embedded.ReadToEnd());
    }

    private static string RepositoryRoot([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(directory.FullName, "Clients.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
