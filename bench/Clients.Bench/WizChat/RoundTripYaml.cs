using Clients.Bench.Harness;
using Clients.WizChat.ConfigAsCode;
using YamlDotNet.RepresentationModel;

namespace Clients.Bench.WizChat;

/// <summary>Writes a 5 MB configuration as YAML and reads it back, against YamlDotNet's own document model doing the same.</summary>
internal sealed class RoundTripYaml : Benchmark
{
    private ConfigText _config = null!;
    private YamlStream _document = null!;

    public override string Area => "WizChat";

    public override string Name => "round trip of 5 MB, YAML";

    public override string Baseline => "YamlDotNet representation model";

    public override double? TimeAim => 1;

    // The text of each scalar is kept as JSON besides, which that model does not do: the aim leaves a quarter for that copy.
    public override double? AllocationAim => 1.25;

    public override int Samples => 7;

    public override Task SetUpAsync()
    {
        _config = ConfigText.ParseJson(LargeConfig.Bytes);
        _document = [];
        _document.Load(new StringReader(_config.ToYaml()));
        return Task.CompletedTask;
    }

    public override ValueTask RunBaselineAsync()
    {
        using var written = new StringWriter();
        _document.Save(written, assignAnchors: false);
        var read = new YamlStream();
        read.Load(new StringReader(written.ToString()));
        ArgumentOutOfRangeException.ThrowIfZero(read.Documents.Count);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        ArgumentNullException.ThrowIfNull(ConfigText.ParseYaml(_config.ToYaml()));
        return ValueTask.CompletedTask;
    }
}
