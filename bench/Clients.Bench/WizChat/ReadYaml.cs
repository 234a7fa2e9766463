using System.Globalization;
using Clients.Bench.Harness;
using Clients.WizChat.ConfigAsCode;
using YamlDotNet.RepresentationModel;

namespace Clients.Bench.WizChat;

/// <summary>Reads a 5 MB configuration from YAML, against YamlDotNet's own document model. All that is allocated stays within ten times the file.</summary>
internal sealed class ReadYaml : Benchmark
{
    private const double MostTimesTheFile = 10;

    private string _yaml = "";

    public override string Area => "WizChat";

    public override string Name => "read 5 MB of YAML";

    public override string Baseline => "YamlDotNet representation model";

    public override double? TimeAim => 1.25;

    public override int Samples => 7;

    public override Task SetUpAsync()
    {
        _yaml = ConfigText.ParseJson(LargeConfig.Bytes).ToYaml();
        return Task.CompletedTask;
    }

    public override ValueTask RunBaselineAsync()
    {
        var read = new YamlStream();
        read.Load(new StringReader(_yaml));
        ArgumentOutOfRangeException.ThrowIfZero(read.Documents.Count);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunCandidateAsync()
    {
        ArgumentNullException.ThrowIfNull(ConfigText.ParseYaml(_yaml));
        return ValueTask.CompletedTask;
    }

    public override Figure? FigureOf(TimeSpan time, double bytes)
    {
        var times = bytes / _yaml.Length;
        return new Figure(string.Create(CultureInfo.InvariantCulture, $"allocates {times:0.0}x of the file (<= {MostTimesTheFile:0}x)"), times <= MostTimesTheFile);
    }
}
