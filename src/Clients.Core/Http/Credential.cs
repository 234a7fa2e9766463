using System.Net.Http.Headers;
using Clients.Core.Diagnostics;

namespace Clients.Core.Http;

/// <summary>A secret and the request header it travels in. Its text form shows the last four characters at most.</summary>
public sealed class Credential
{
    private readonly string _value;
    private readonly string _secret;

    private Credential(string headerName, string secret, string value)
    {
        HeaderName = headerName;
        _secret = secret;
        _value = value;
    }

    /// <summary>The header, such as <c>Authorization</c> or <c>x-api-key</c>.</summary>
    public string HeaderName { get; }

    /// <summary>A bearer token: <c>Authorization: Bearer …</c>.</summary>
    /// <param name="token">The token, without the word Bearer.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds a blank, a control or a non-ASCII character.</exception>
    public static Credential Bearer(string token) => new("Authorization", Checked(token, nameof(token)), "Bearer " + token);

    /// <summary>A key that is the whole value of a header of its own.</summary>
    /// <param name="headerName">The header's name.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">The key is empty, or holds a blank, a control or a non-ASCII character.</exception>
    public static Credential Header(string headerName, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(headerName);
        return new Credential(headerName, Checked(key, nameof(key)), key);
    }

    /// <summary>Adds the credential to a request unless the caller has set that header.</summary>
    /// <param name="headers">The request's headers.</param>
    public void ApplyTo(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (!headers.Contains(HeaderName))
        {
            headers.TryAddWithoutValidation(HeaderName, _value);
        }
    }

    /// <summary>The secret, with what is shown in its place.</summary>
    internal (string Value, string Shown) Hidden => (_secret, Secret.Mask(_secret));

    /// <inheritdoc/>
    public override string ToString() => $"{HeaderName}: {Secret.Mask(_secret)}";

    // A stray line end would let a secret smuggle a header in; the message must not repeat the secret.
    private static string Checked(string secret, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret, parameterName);
        if (secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException(
                "The secret holds a blank, a line end or a non-ASCII character; copy it again without them.", parameterName);
        }

        return secret;
    }
}
