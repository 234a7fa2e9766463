using System.CommandLine;
using KiotaGate.Lock;

namespace KiotaGate;

/// <summary>The argument that picks clients by name.</summary>
internal static class ClientNames
{
    public static Argument<string[]> Argument(string verb) => new("NAME")
    {
        Description = $"Clients to {verb}, as named in {RepositoryLock.FileName}; all of them when none is given.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };
}
