using Clients.Sandbox;

namespace Clients.Contract.Tests.Docs.Scenes;

/// <summary>
/// What the snippets of a page take for granted. A snippet becomes a class derived from the page's scene, so a member here is a name it may use
/// without declaring it: hence their lower case.
/// </summary>
public abstract class Scene : IAsyncDisposable
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Headers", "System.Text.Json", "System.Text.Json.Nodes",
        "System.Threading", "System.Threading.Tasks", "Microsoft.Extensions.DependencyInjection",
    ];

    private readonly Dictionary<string, string?> _variablesBefore = [];
    private readonly CancellationTokenSource _ended = new();

    protected CancellationToken cancellationToken => _ended.Token;

    /// <summary>Text in string literals that stands for something else when a snippet is run: public addresses, demonstration keys, file names.</summary>
    public virtual IReadOnlyDictionary<string, string> Replacements { get; } = new Dictionary<string, string>();

    /// <summary>Makes clients for the sandbox.</summary>
    public SandboxedClients Sandboxed { get; private set; } = null!;

    /// <summary>The <c>await foreach</c> loops that have been gone through once, by number.</summary>
    public HashSet<int> Streamed { get; } = [];

    protected SandboxHost Host { get; private set; } = null!;

    public static IEnumerable<string> UsingsOf(Type scene) =>
        Usings.Concat(scene.GetCustomAttributes(typeof(SceneUsingsAttribute), inherit: true).Cast<SceneUsingsAttribute>().SelectMany(attribute => attribute.Namespaces));

    /// <summary>Prepares what the members stand for.</summary>
    public virtual Task SetUpAsync(SandboxHost host)
    {
        Host = host;
        Sandboxed = new SandboxedClients(host);
        return Task.CompletedTask;
    }

    /// <summary>The snippet.</summary>
    public virtual Task<object?> RunAsync() => Task.FromResult<object?>(null);

    /// <summary>Uses what the snippet has only set up.</summary>
    public virtual Task FinishAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await CleanUpAsync();
        _ended.Dispose();
        foreach (var (name, value) in _variablesBefore)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Undoes <see cref="SetUpAsync"/>.</summary>
    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    /// <summary>Sets an environment variable until the scene ends.</summary>
    protected void SetVariable(string name, string value)
    {
        _variablesBefore.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
