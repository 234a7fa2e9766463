namespace Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Leaves requests without credentials.</summary>
public class AnonymousAuthenticationProvider : IAuthenticationProvider
{
    /// <inheritdoc />
    public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = default, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
