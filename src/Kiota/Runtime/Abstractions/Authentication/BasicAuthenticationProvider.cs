using System.Text;

namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Sends a user name and password as <c>Authorization: Basic</c> (UTF-8, RFC 7617), unless the caller set that header.</summary>
public class BasicAuthenticationProvider : IAuthenticationProvider
{
    private readonly string _header;

    /// <summary>Creates a provider.</summary>
    /// <param name="username">The user name, without a colon.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentNullException">An argument is null or empty.</exception>
    public BasicAuthenticationProvider(string username, string password)
    {
        if (string.IsNullOrEmpty(username))
        {
            throw new ArgumentNullException(nameof(username));
        }

        if (string.IsNullOrEmpty(password))
        {
            throw new ArgumentNullException(nameof(password));
        }

        _header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(username + ":" + password));
    }

    /// <inheritdoc />
    public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.TryAdd("Authorization", _header);
        return Task.CompletedTask;
    }
}
