using System.Globalization;

namespace Clients.Kiota.Generator.Tests.Trees;

/// <summary>The proof: for every fixture, exactly Kiota's files with exactly Kiota's bytes.</summary>
public sealed class TreeTests
{
    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void The_generated_tree_equals_Kiotas_byte_for_byte(string name)
    {
        Fixture fixture = Fixture.Named(name);

        GenerationResult result = ClientGenerator.Generate(fixture.Document, name, fixture.Settings());

        Assert.Equal(string.Empty, TreeDifference.Between(fixture.Expected(), result.Files));
    }

    [Fact]
    public void All_39_cases_and_4_clients_are_compared() => Assert.Equal(43, Fixture.All().Count);

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("da-DK")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_process_does_not_show(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Fixture fixture = Fixture.Named("Conformance/odd-names");

            GenerationResult result = ClientGenerator.Generate(fixture.Document, "odd-names", fixture.Settings());

            Assert.Equal(string.Empty, TreeDifference.Between(fixture.Expected(), result.Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }
}
