namespace Clients.Sandbox.WizChat.Http;

/// <summary>The scopes of one key; <c>mcp:*</c> stands for <c>mcp:read</c> and <c>mcp:write</c>.</summary>
internal sealed class KeyScopes(IEnumerable<string> scopes)
{
    private readonly HashSet<string> _scopes = new(scopes, StringComparer.Ordinal);

    public void Require(string scope)
    {
        if (!_scopes.Contains(scope) && !_scopes.Contains(scope[..(scope.IndexOf(':', StringComparison.Ordinal) + 1)] + "*"))
        {
            throw ApiProblem.MissingScope(scope);
        }
    }
}
