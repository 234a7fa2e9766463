using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Clients.Sandbox.WireBoard.Rest;

/// <summary>The API tokens of the team, what each may do, and how much of its minute each has used.</summary>
internal sealed class ApiTokens(TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private int _minted;

    public string Mint(string[] abilities)
    {
        var value = $"wb_test_{Interlocked.Increment(ref _minted):x16}";
        Add(value, abilities);
        return value;
    }

    public void Add(string value, string[] abilities) => _tokens[value] = new Token(abilities);

    public void Revoke(string value) => _tokens.TryRemove(value, out _);

    /// <summary>The abilities of the bearer of this request; null when its token is missing or unknown.</summary>
    public string[]? AbilitiesOf(HttpRequest request) => Find(request)?.Abilities;

    /// <summary>Counts the request; the seconds to wait when the minute is used up, else null.</summary>
    public int? Count(HttpContext context, int perMinute)
    {
        if (Find(context.Request) is not { } token)
        {
            return null;
        }

        var (remaining, wait) = token.Take(timeProvider.GetUtcNow(), perMinute);
        context.Response.Headers["X-RateLimit-Limit"] = perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Remaining"] = remaining.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return wait;
    }

    private Token? Find(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) && _tokens.TryGetValue(header[Scheme.Length..], out var token) ? token : null;
    }

    private sealed class Token(string[] abilities)
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _windowStart;
        private int _used;

        public string[] Abilities { get; } = abilities;

        public (int Remaining, int? Wait) Take(DateTimeOffset now, int perMinute)
        {
            lock (_gate)
            {
                if (now - _windowStart >= TimeSpan.FromMinutes(1))
                {
                    (_windowStart, _used) = (now, 0);
                }

                if (_used >= perMinute)
                {
                    return (0, Math.Max(1, (int)Math.Ceiling((_windowStart.AddMinutes(1) - now).TotalSeconds)));
                }

                _used++;
                return (perMinute - _used, null);
            }
        }
    }
}
