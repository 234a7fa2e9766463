using System.Globalization;
using System.Text;

namespace KiotaGate.Tests.Documents;

/// <summary>A repository with a client for each of many documents, so that few runs of Kiota serve them all.</summary>
public sealed class ManyDocuments : IAsyncLifetime, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private GateRepository? _repository;
    private (int Code, IReadOnlyList<TestFinding> Findings)? _checked;
    private SortedDictionary<string, string> _before = [];
    private bool _isPrepared;
    private bool _isRegenerated;

    public async Task InitializeAsync() => _repository = await GateRepository.CreateAsync();

    public Task DisposeAsync()
    {
        _repository?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _turn.Dispose();

    internal static string PathOf(string what) => $"specs/{Name(what)}.json";

    internal static string OutputOf(string what) => $"generated/{Name(what)}";

    internal string Absolute(string path) => _repository!.PathOf(path);

    /// <summary>Checks all documents; the first call does the work.</summary>
    internal Task<(int Code, IReadOnlyList<TestFinding> Findings)> CheckAsync(IEnumerable<(string What, string Document)> documents) => InTurnAsync(async () =>
    {
        Prepare(documents);
        if (_checked is null)
        {
            _before = _repository!.Everything();
            var (code, findings, _) = await _repository.CheckAsync();
            Assert.Equal(_before, _repository.Everything());
            _checked = (code, findings);
        }

        return _checked.Value;
    });

    /// <summary>Regenerates and commits all clients; the first call does the work.</summary>
    internal Task RegenerateAsync(IEnumerable<(string What, string Document)> documents) => InTurnAsync(async () =>
    {
        Prepare(documents);
        if (!_isRegenerated)
        {
            var (code, output, error) = await _repository!.RunAsync("regen");
            Assert.True(code == 0, output + error);
            _repository.Commit();
            _isRegenerated = true;
        }

        return true;
    });

    /// <summary>Regenerates the client of one document, and a good one with it.</summary>
    internal async Task RegenChangesNothingAsync(string what)
    {
        var (code, output, error) = await _repository!.RunAsync("regen", Name(what), "Dogs");

        Assert.True(code == 2, output + error);
        Assert.Contains(PathOf(what), output, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", output, StringComparison.Ordinal);
        Assert.Equal(_before, _repository.Everything());
    }

    private static string Name(string what) => string.Concat(what.Where(char.IsAsciiLetterOrDigit));

    private void Prepare(IEnumerable<(string What, string Document)> documents)
    {
        if (_isPrepared)
        {
            return;
        }

        var entries = new StringBuilder();
        foreach (var (what, document) in documents)
        {
            _repository!.Write(PathOf(what), document);
            entries.Append(CultureInfo.InvariantCulture, $$"""
                "{{Name(what)}}": { "descriptionLocation": "{{PathOf(what)}}", "outputPath": "{{OutputOf(what)}}", "clientClassName": "ApiClient", "clientNamespaceName": "Acme" },
                """);
        }

        _repository!.Replace("kiota-lock.json", "\"clients\": {", $"\"clients\": {{ {entries}");
        _repository.Replace("generated/Dogs/DogClient.cs", "using System;", "using System; // mine");
        _isPrepared = true;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work)
    {
        await _turn.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
