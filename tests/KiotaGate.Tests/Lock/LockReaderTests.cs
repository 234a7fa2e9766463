using Clients.Kiota.Generator.Lock;

namespace Clients.Kiota.Generator.Tests.Lock;

public sealed class LockReaderTests
{
    private const string Cats = "\"descriptionLocation\": \"specs/cats.json\", \"outputPath\": \"generated/Cats\", \"clientClassName\": \"CatClient\", \"clientNamespaceName\": \"Acme.Cats\"";

    [Fact]
    public void A_short_entry_gets_Kiotas_defaults()
    {
        var client = Assert.Single(LockReader.Parse(Lock($"\"Cats\": {{ {Cats} }}")).Clients);

        Assert.Equal(("Cats", "specs/cats.json", "generated/Cats", ""), (client.Name, client.DescriptionLocation, client.OutputPath, client.OutputHash));
        Assert.Equal(KiotaDefaults.Serializers, client.Settings.Serializers);
        Assert.True(client.Settings.ExcludeBackwardCompatible);
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_the_same()
    {
        var text = LockWriter.Write(LockReader.Parse(Lock($"\"Cats\": {{ {Cats} }}")));

        Assert.Equal(text, LockWriter.Write(LockReader.Parse(text)));
    }

    [Theory]
    [InlineData("{", "is not valid JSON")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("""{ "clients": [] }""", "clients must be an object")]
    [InlineData("""{ "clients": {}, "clients": {} }""", "is not valid JSON")]
    [InlineData("""{ "clients": {}, "note": 1 }""", "note is not a member this lock has")]
    [InlineData("""{ "kiotaVersion": "1.35.0", "clients": {} }""", "kiotaVersion is \"1.35.0\", but \"1.34.1\"")]
    [InlineData("""{ "clients": { "Cats": {} } }""", "clients/Cats/descriptionLocation is missing")]
    public void What_cannot_be_understood_is_refused_with_its_place(string text, string complaint)
    {
        var e = Assert.Throws<LockException>(() => LockReader.Parse(text));

        Assert.Contains(complaint, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"language\": \"Java\"", "clients/Cats/language is \"Java\"")]
    [InlineData("\"disableSSLValidation\": true", "clients/Cats/disableSSLValidation must be false")]
    [InlineData("\"disabledValidationRules\": [\"all\"]", "clients/Cats/disabledValidationRules must be empty")]
    [InlineData("\"serializers\": \"x\"", "clients/Cats/serializers must be a list of strings")]
    [InlineData("\"usesBackingStore\": \"no\"", "clients/Cats/usesBackingStore must be true or false")]
    public void An_entry_that_asks_for_the_unsupported_is_refused_with_its_place(string member, string complaint)
    {
        var e = Assert.Throws<LockException>(() => LockReader.Parse(Lock($"\"Cats\": {{ {Cats}, {member} }}")));

        Assert.Contains(complaint, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("generated/")]
    [InlineData("generated/..")]
    [InlineData("generated/../src")]
    [InlineData("generated/A/B")]
    [InlineData("generated/.git")]
    [InlineData("src/Cats")]
    [InlineData("/etc")]
    [InlineData("../other")]
    [InlineData("generated\\Cats")]
    [InlineData("C:/generated")]
    public void An_output_outside_the_generated_folder_is_refused(string path)
    {
        var entry = Cats.Replace("generated/Cats", path.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);

        var e = Assert.Throws<LockException>(() => LockReader.Parse(Lock($"\"Cats\": {{ {entry} }}")));

        Assert.Contains("clients/Cats/outputPath", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_clients_cannot_share_a_tree()
    {
        var e = Assert.Throws<LockException>(() => LockReader.Parse(Lock($"\"Cats\": {{ {Cats} }}, \"Lions\": {{ {Cats} }}")));

        Assert.Contains("Cats and Lions share", e.Message, StringComparison.Ordinal);
    }

    private static string Lock(string clients) => $"{{ \"lockFileVersion\": \"1.0.0\", \"kiotaVersion\": \"1.34.1\", \"clients\": {{ {clients} }} }}";
}
