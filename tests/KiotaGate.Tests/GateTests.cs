using VerifyXunit;

namespace Clients.Cli.Tests.Generation;

public sealed class GateTests : IDisposable
{
    private readonly TemporaryRepository _repository = new(PetDocument.Text);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task The_drift_report_reads_so()
    {
        await _repository.RunAsync("regen");
        _repository.Commit();
        _repository.Write("generated/Pets/Models/Pet.cs", _repository.Read("generated/Pets/Models/Pet.cs").Replace("int? Age", "int? Years", StringComparison.Ordinal));
        _repository.Delete("generated/Pets/PetClient.cs");
        _repository.Write("generated/Pets/Mine.cs", "// mine\n");
        _repository.Write("generated/Stray/Thing.cs", "// whose?\n");

        var (code, output, _) = await _repository.RunAsync("check");

        Assert.Equal(1, code);
        await Verifier.Verify(output.TrimEnd());
    }

    [Fact]
    public async Task A_client_that_was_never_generated_is_one_finding_and_its_first_tree_one_line()
    {
        var check = await _repository.RunAsync("check");
        var regen = await _repository.RunAsync("regen");

        Assert.Contains("missing: generated/Pets is not generated yet from specs/pets.json\n  mend: clients regen Pets\n", check.Output, StringComparison.Ordinal);
        Assert.Contains("\n2 differences.", check.Output, StringComparison.Ordinal);
        Assert.Equal("Pets             3 files   new\n", regen.Output);
    }

    [Fact]
    public async Task Without_the_official_tool_regenerating_with_it_exits_2_says_how_to_get_it_and_writes_nothing()
    {
        var before = _repository.Read("kiota-lock.json");

        var (code, output, error) = await _repository.RunAsync("regen", "--official");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: The official Kiota is not installed here. Get it with: dotnet tool restore", error, StringComparison.Ordinal);
        Assert.Equal(before, _repository.Read("kiota-lock.json"));
    }

    [Fact]
    public async Task Regenerating_tells_what_it_changed_for_callers()
    {
        await _repository.RunAsync("regen");
        _repository.Commit();
        _repository.Write("specs/pets.json", PetDocument.WithBirthDate);

        var (code, output, _) = await _repository.RunAsync("regen");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            Pets             3 files   0 added, 1 changed, 0 removed
              ~ generated/Pets/Models/Pet.cs
              document
                breaking      Pet.age: property removed
                additive      Pet.born: property added
              C# API
                breaking      Acme.Pets.Models.Pet.Age: member removed
                additive      Acme.Pets.Models.Pet.Born: member added

            """,
            output);
    }
}
