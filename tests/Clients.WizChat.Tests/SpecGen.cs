using Clients.Testing.Properties;
using Clients.WizChat.Tests.ConfigAsCode;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests;

/// <summary>Random specifications that the service accepts: sections present, null or absent, resources from a small pool so that two of them overlap.</summary>
internal static class SpecGen
{
    private static readonly string[] Keys = ["a", "b", "c", "d", "e"];

    /// <summary>The JSON text of a <c>spec</c>; host names hold <c>{bot}</c> where the chatbot's own name belongs, because they are unique in the account.</summary>
    public static Gen<string> Spec { get; } =
        from core in Section(Core)
        from security in Section(Gen.Elements("{}", """{"requireAuthentication":true}""", """{"rateLimitPerMinute":5,"blockedIpRanges":[]}"""))
        from servers in Section(List(key => from enabled in Bool from extra in Extra select $$"""{"name":"{{key}}","url":"https://mcp.example/{{key}}","enabled":{{enabled}}{{extra}}}"""))
        from skills in Section(List(key => from text in Gen.Elements("x", "y", "z") from extra in Extra select $$"""{"instructions":"{{text}}","name":"{{key}}"{{extra}}}"""))
        from domains in Section(List(key => from enabled in Bool select $$"""{"hostname":"{{key}}.{bot}.example","enabled":{{enabled}}}"""))
        from voice in Section(JsonGen.Compact.Resize(6))
        select "{" + string.Join(',', new[] { ("core", core), ("security", security), ("mcpServers", servers), ("skills", skills), ("domains", domains), ("voice", voice) }
            .Where(section => section.Item2 is not null).Select(section => $"\"{section.Item1}\":{section.Item2}")) + "}";

    private static Gen<string> Bool => Gen.Elements("true", "false");

    private static Gen<string> Extra => Gen.OneOf(Gen.Constant(""), JsonGen.Compact.Resize(6).Select(value => $",\"extra\":{value}"));

    private static Gen<string> Core =>
        from name in Gen.Elements("One", "Two", "Three")
        from temperature in Gen.Elements("0", "1.0", "1", "2e-1", "null")
        from extra in Extra
        select $$"""{"temperature":{{temperature}},"name":"{{name}}"{{extra}}}""";

    private static Gen<string?> Section(Gen<string> value) =>
        Gen.Choose(0, 9).SelectMany(kind => kind switch
        {
            0 => Gen.Constant((string?)"null"),
            1 or 2 => Gen.Constant((string?)null),
            _ => value.Select(text => (string?)text),
        });

    private static Gen<string> List(Func<string, Gen<string>> item) =>
        from chosen in Gen.SubListOf(Keys)
        from ordered in Gen.Shuffle(chosen.ToArray())
        from items in Gen.CollectToArray(ordered.Select(item))
        select $"[{string.Join(',', items)}]";
}
