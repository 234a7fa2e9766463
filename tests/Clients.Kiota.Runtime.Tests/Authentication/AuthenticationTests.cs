using Clients.Kiota.Runtime.Tests.Support;
using Clients.Testing.Servers;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using static Microsoft.Kiota.Abstractions.Authentication.ApiKeyAuthenticationProvider;

namespace Clients.Kiota.Runtime.Tests.Authentication;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task A_bearer_token_is_added_unless_the_caller_set_one()
    {
        var provider = new BaseBearerTokenAuthenticationProvider(new Tokens("t1"));
        var request = Request();
        var own = Request();
        own.Headers.Add("Authorization", "Basic mine");

        await provider.AuthenticateRequestAsync(request);
        await provider.AuthenticateRequestAsync(own);

        Assert.Equal(["Bearer t1"], request.Headers["Authorization"]);
        Assert.Equal(["Basic mine"], own.Headers["Authorization"]);
    }

    [Fact]
    public async Task No_token_is_no_header()
    {
        var request = Request();

        await new BaseBearerTokenAuthenticationProvider(new Tokens("")).AuthenticateRequestAsync(request);

        Assert.Empty(request.Headers);
    }

    [Fact]
    public async Task A_claims_challenge_is_answered_once_with_a_new_token_and_the_body_again()
    {
        var challenge = new Reply(401, Headers: ("WWW-Authenticate", "Bearer realm=\"x\", claims=\"abc\""));
        await using var server = await LoopbackServer.StartAsync(challenge, challenge);
        var tokens = new Tokens("t1", "t2", "t3");
        using var adapter = Adapters.For(server.BaseUrl, authentication: new BaseBearerTokenAuthenticationProvider(tokens));
        var request = new RequestInformation(Method.POST, "{+baseurl}/widgets", new Dictionary<string, object>());
        request.SetContentFromParsable(adapter, "application/json", new Widget { Name = "a" });

        var error = await Assert.ThrowsAsync<ApiException>(() => adapter.SendNoContentAsync(request));

        Assert.Equal(401, error.ResponseStatusCode);
        Assert.Equal(["Bearer t1", "Bearer t2"], server.Requests.Select(received => received.Header("Authorization")));
        Assert.All(server.Requests, received => Assert.Equal("""{"name":"a"}""", received.Text));
        Assert.Equal([null, "abc"], tokens.Claims);
    }

    [Fact]
    public async Task An_api_key_goes_to_allowed_hosts_over_https_only()
    {
        var provider = new ApiKeyAuthenticationProvider("key", "X-Api-Key", KeyLocation.Header, "h.io");
        var request = Request();
        var other = Request("https://other.io");

        await provider.AuthenticateRequestAsync(request);
        await provider.AuthenticateRequestAsync(other);

        Assert.Equal(["key"], request.Headers["X-Api-Key"]);
        Assert.Empty(other.Headers);
        await Assert.ThrowsAsync<ArgumentException>(() => provider.AuthenticateRequestAsync(Request("http://h.io")));
    }

    [Theory]
    [InlineData("{+baseurl}/a", "https://h.io/a?api_key=k")]
    [InlineData("{+baseurl}/a?x=1", "https://h.io/a?x=1&api_key=k")]
    [InlineData("{+baseurl}/a#part", "https://h.io/a?api_key=k#part")]
    public async Task An_api_key_in_the_query_is_appended_once(string template, string expected)
    {
        var provider = new ApiKeyAuthenticationProvider("k", "api_key", KeyLocation.QueryParameter);
        var request = Request(template: template);

        await provider.AuthenticateRequestAsync(request);
        await provider.AuthenticateRequestAsync(request);

        Assert.Equal(expected, request.URI.AbsoluteUri);
    }

    /// <summary>The official runtime empties the builder's dictionary with the first request: /a/7, then /a/ (S2).</summary>
    [Fact]
    public async Task A_builder_keeps_its_path_parameters_when_the_key_is_in_the_query()
    {
        var provider = new ApiKeyAuthenticationProvider("k", "key", KeyLocation.QueryParameter);
        var builderParameters = new Dictionary<string, object> { ["baseurl"] = "https://h.io", ["id"] = "7" };

        for (var i = 0; i < 2; i++)
        {
            var request = new RequestInformation(Method.GET, "{+baseurl}/a/{id}", builderParameters);
            await provider.AuthenticateRequestAsync(request);
            Assert.Equal("https://h.io/a/7?key=k", request.URI.AbsoluteUri);
        }
    }

    /// <summary>The official runtime sends a question mark for each character beyond ASCII (S33).</summary>
    [Fact]
    public async Task Basic_credentials_are_utf_8()
    {
        var request = Request();

        await new BasicAuthenticationProvider("user", "pässword").AuthenticateRequestAsync(request);

        Assert.Equal(["Basic dXNlcjpww6Rzc3dvcmQ="], request.Headers["Authorization"]);
        Assert.Throws<ArgumentNullException>(() => new BasicAuthenticationProvider("", "x"));
    }

    [Fact]
    public void Hosts_are_compared_whole_and_without_port()
    {
        var validator = new AllowedHostsValidator(["H.io"]);

        Assert.True(validator.IsUrlHostValid(new Uri("https://h.IO:8080/")));
        Assert.False(validator.IsUrlHostValid(new Uri("https://x.h.io/")));
        Assert.True(new AllowedHostsValidator().IsUrlHostValid(new Uri("https://any.io/")));
        Assert.False(new AllowedHostsValidator([""]).IsUrlHostValid(new Uri("https://any.io/")));
        Assert.Throws<ArgumentException>(() => new AllowedHostsValidator(["https://h.io"]));
        validator.AllowedHosts = ["", "b.io"];
        Assert.Equal(["b.io"], validator.AllowedHosts);
    }

    private static RequestInformation Request(string baseUrl = "https://h.io", string template = "{+baseurl}/a") =>
        new(Method.GET, template, new Dictionary<string, object> { ["baseurl"] = baseUrl });

    private sealed class Tokens(params string[] tokens) : IAccessTokenProvider
    {
        private readonly Queue<string> _tokens = new(tokens);

        public List<object?> Claims { get; } = [];

        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            Claims.Add(additionalAuthenticationContext?["claims"]);
            return Task.FromResult(_tokens.Dequeue());
        }
    }
}
