using System.Text.RegularExpressions;
using Clients.Contract.Tests.Docs.Scenes;
using Clients.RestlessStream;
using Clients.SwarmAnalytics;
using Clients.WireBoard;
using Clients.WizChat;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Clients.Contract.Tests.Docs;

/// <summary>What <c>docs/migrating-from-python.md</c> promises exists under those names.</summary>
public sealed partial class MigrationTableTests
{
    private const string Page = "docs/migrating-from-python.md";

    [Theory]
    [InlineData("WireBoard", typeof(WireBoardClient), typeof(WireBoardApiException), "Clients.WireBoard", "Clients.WireBoard.Live", "Clients.WireBoard.Models")]
    [InlineData("Restless Stream", typeof(RestlessStreamClient), typeof(RestlessStreamApiException), "Clients.RestlessStream", "Clients.RestlessStream.Models", "Clients.Contract.Tests.Docs.Scenes")]
    [InlineData("WizChat", typeof(WizChatClient), typeof(WizChatApiException), "Clients.WizChat", "Clients.WizChat.Models")]
    [InlineData("OpenSwarm analytics", typeof(SwarmAnalyticsClient), typeof(SwarmTransportException), "Clients.SwarmAnalytics", "Clients.SwarmAnalytics.Models", "Clients.SwarmAnalytics.Spool")]
    public void Every_expression_of_the_right_hand_column_compiles(string section, Type client, Type error, params string[] namespaces)
    {
        var expressions = ExpressionsOf(section).ToList();
        var scene = $"global::Clients.Contract.Tests.Docs.Scenes.MigrationScene<global::{client.FullName}, global::{error.FullName}>";
        string[] usings = ["System", "System.Collections.Generic", "System.Linq", "System.Text.Json.Nodes", .. namespaces];

        Assert.True(expressions.Count > 10);
        var body = string.Concat(expressions.Select(found => $"#line {found.Line} \"{Page}\"\n{{ {AsStatement(found.Code)} }}\n"));
        SnippetCompiler.Compile(scene, usings, SnippetCompiler.Parse(body), Page, line: 1);
    }

    private static IEnumerable<(int Line, string Code)> ExpressionsOf(string section)
    {
        var page = Document.Read(Page);
        var lines = page.Text.Split('\n');
        var start = Array.IndexOf(lines, $"## {section}");
        for (var i = start + 1; i < lines.Length && !lines[i].StartsWith("## ", StringComparison.Ordinal); i++)
        {
            if (lines[i].StartsWith("| `", StringComparison.Ordinal))
            {
                var cell = lines[i].Split(" | ")[1];
                foreach (var code in Code().Matches(cell).Select(match => match.Groups[1].Value).Where(code => code is not ("using" or "await using")))
                {
                    yield return (i + 1, code);
                }
            }
        }
    }

    // A name alone is a type's; a call may give nothing; everything else is a value.
    private static string AsStatement(string code) => SyntaxFactory.ParseExpression(code) switch
    {
        IdentifierNameSyntax or GenericNameSyntax => $"_ = typeof({code});",
        NullableTypeSyntax => $"_ = typeof({code});",
        AwaitExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax => code + ";",
        _ => code.EndsWith('?') ? $"_ = typeof({code});" : $"_ = {code};",
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
