using Clients.Contract.Tests.Docs.Scenes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Clients.Contract.Tests.Docs;

/// <summary>
/// Turns a snippet that compiles as written into one that may be run: clients are made for the sandbox, public addresses and file names
/// become those of the scene, and an endless <c>await foreach</c> is left after one round.
/// </summary>
internal sealed class RunnableRewriter(IReadOnlyDictionary<string, string> replacements) : CSharpSyntaxRewriter
{
    private static readonly string[] Clients = ["WireBoardClient", "RestlessStreamClient", "WizChatClient", "SwarmAnalyticsClient"];

    /// <summary>How many endless loops there are, each of which must be gone through once.</summary>
    public int Loops { get; private set; }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return visited.Type is IdentifierNameSyntax { Identifier.Text: var name } && Clients.Contains(name)
            ? SyntaxFactory.ParseExpression($"{nameof(Scene.Sandboxed)}.{name}{visited.ArgumentList}").WithTriviaFrom(visited)
            : visited;
    }

    public override SyntaxToken VisitToken(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.StringLiteralToken))
        {
            return base.VisitToken(token);
        }

        var text = replacements.Aggregate(token.ValueText, (current, pair) => current.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        return text == token.ValueText ? token : SyntaxFactory.Literal(token.LeadingTrivia, SymbolDisplay.FormatLiteral(text, quote: true), text, token.TrailingTrivia);
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return node.AwaitKeyword.IsKind(SyntaxKind.None) ? visited : visited.WithStatement(OneRound(visited.Statement));
    }

    private BlockSyntax OneRound(StatementSyntax body) =>
        SyntaxFactory.Block(body, SyntaxFactory.ParseStatement($"{nameof(Scene.Streamed)}.Add({Loops++});"), SyntaxFactory.BreakStatement());
}
