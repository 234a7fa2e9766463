using Microsoft.Extensions.Options;

namespace Clients.WireBoard;

/// <summary>Lets the host refuse to start without a token. Only registrations need it: constructors take the token apart.</summary>
internal sealed class WireBoardTokenValidator : IValidateOptions<WireBoardClientOptions>
{
    public ValidateOptionsResult Validate(string? name, WireBoardClientOptions options) => string.IsNullOrWhiteSpace(options.Token)
        ? ValidateOptionsResult.Fail($"{nameof(WireBoardClientOptions.Token)} is not set; set it in AddWireBoard or in the environment variable {WireBoardEnvironment.TokenVariable}.")
        : ValidateOptionsResult.Success;
}
