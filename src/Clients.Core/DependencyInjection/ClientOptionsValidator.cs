using Clients.Core.Http;
using Microsoft.Extensions.Options;

namespace Clients.Core.DependencyInjection;

/// <summary>Lets the host refuse to start with options that cannot work.</summary>
internal sealed class ClientOptionsValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : ClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = options.Validate().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
