using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Clients.Kiota.Generator.Loading;
using Clients.Kiota.Generator.Tests.Trees;

namespace Clients.Kiota.Generator.Tests.Fuzzing;

/// <summary>Whatever is done to a document: it is refused by <see cref="GenerationException"/>, or a client comes out. Nothing else, and soon.</summary>
public sealed class MutatedDocumentTests
{
    // A hang is endless; the bound is far from what a busy machine needs.
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public async Task A_damaged_document_is_refused_or_generated(string name)
    {
        Fixture fixture = Fixture.Named(name);
        byte[] document = fixture.Document;
        for (int seed = 0; seed < Rounds(document); seed++)
        {
            JsonNode damaged = new DocumentMutator(DocumentLoader.LoadNodes(document, name), seed).Mutate();
            byte[] text = Encoding.UTF8.GetBytes(damaged.ToJsonString());

            Exception? failure = await Record.ExceptionAsync(() => Task.Run(() => ClientGenerator.Generate(text, name, fixture.Settings())).WaitAsync(TestTimeout));

            Assert.True(failure is null or GenerationException, $"{name} damaged with seed {seed.ToString(CultureInfo.InvariantCulture)}: {failure}");
        }
    }

    /// <summary>Fewer of the large documents, so that the whole takes seconds; FUZZ_ROUNDS asks for more.</summary>
    private static int Rounds(byte[] document) =>
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out int rounds) ? rounds
        : document.Length > 20_000 ? 8
        : 40;
}
