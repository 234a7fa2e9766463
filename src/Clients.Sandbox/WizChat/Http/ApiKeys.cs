using System.Collections.Concurrent;

namespace Clients.Sandbox.WizChat.Http;

/// <summary>The keys the service knows.</summary>
internal sealed class ApiKeys
{
    private readonly ConcurrentDictionary<string, KeyScopes> _keys = new(StringComparer.Ordinal);

    public void Add(string key, IEnumerable<string> scopes) => _keys[key] = new KeyScopes(scopes);

    public (string Key, KeyScopes Scopes) Authenticate(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiProblem(401, "unauthorized", "The API key is missing");
        }

        var key = authorization["Bearer ".Length..].Trim();
        return _keys.TryGetValue(key, out var scopes) ? (key, scopes) : throw new ApiProblem(401, "unauthorized", "The API key is not valid");
    }
}
