using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KiotaGate.Diff;
using KiotaGate.Documents;

namespace KiotaGate.Tests.Documents;

/// <summary>Whatever is done to a document: checking and comparing it come to an end, and throw nothing unforeseen.</summary>
public sealed class DamagedDocumentTests
{
    // A hang is endless; the bound is far from what a busy machine needs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(Repository.Root, "specs")).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_damaged_document_is_judged_and_compared(string name)
    {
        var document = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "specs", name));
        for (var seed = 0; seed < Rounds; seed++)
        {
            var damaged = new DocumentMutator(JsonNode.Parse(document)!, seed).Mutate();
            var text = Encoding.UTF8.GetBytes(damaged.ToJsonString());

            var failure = await Record.ExceptionAsync(() => Task.Run(() =>
            {
                var check = DocumentCheck.Run(text, name, allowsOtherFiles: false);
                check.Locate(check.Suspects);
                SpecComparer.CompareDocuments(document, text, name);
                SpecComparer.CompareDocuments(text, document, name);
            }).WaitAsync(Patience));

            Assert.True(failure is null or DocumentException, $"{name} damaged with seed {seed.ToString(CultureInfo.InvariantCulture)}: {failure}");
        }
    }

    /// <summary>Few, so that the whole takes seconds; FUZZ_ROUNDS asks for more.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 40;
}
