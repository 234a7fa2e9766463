using Microsoft.Extensions.Options;

namespace Clients.WizChat;

/// <summary>Lets the host refuse to start without a usable key. Only registrations need it: constructors take the key apart.</summary>
internal sealed class WizChatKeyValidator : IValidateOptions<WizChatClientOptions>
{
    public ValidateOptionsResult Validate(string? name, WizChatClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            return ValidateOptionsResult.Fail($"{nameof(WizChatClientOptions.ApiKey)} is not set; set it in AddWizChat or in the environment variable {WizChatEnvironment.ApiKeyVariable}.");
        }

        return WizChatKey.Problem(options.ApiKey, options.BaseUrl) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
