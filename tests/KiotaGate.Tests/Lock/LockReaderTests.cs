using System.Text;
using KiotaGate.Lock;

namespace KiotaGate.Tests.Lock;

public sealed class LockReaderTests
{
    private const string Cats = "\"descriptionLocation\": \"specs/cats.json\", \"outputPath\": \"generated/Cats\", \"clientClassName\": \"CatClient\", \"clientNamespaceName\": \"Acme.Cats\"";

    [Fact]
    public void A_short_entry_gets_Kiotas_defaults()
    {
        var client = Assert.Single(Parse(Lock($"\"Cats\": {{ {Cats} }}")).Clients);

        Assert.Equal(("Cats", "specs/cats.json", "generated/Cats", ""), (client.Name, client.DescriptionLocation, client.OutputPath, client.OutputHash));
        Assert.Equal(KiotaOptions.DefaultSerializers, client.Options.Serializers);
        Assert.True(client.Options.ExcludeBackwardCompatible);
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_the_same()
    {
        var text = LockWriter.Write(Parse(Lock($"\"Cats\": {{ {Cats} }}")));

        Assert.Equal(text, LockWriter.Write(LockReader.Parse(text)));
    }

    [Theory]
    [InlineData("{\n  oops", "is not valid JSON", 2)]
    [InlineData("[]", "the file must be an object", 1)]
    [InlineData("{\n \"clients\": [] }", "clients must be an object", 2)]
    [InlineData("""{ "clients": {}, "clients": {} }""", "is not valid JSON", 1)]
    [InlineData("{ \"clients\": {},\n\"note\": 1 }", "note is not a member of this lock", 2)]
    [InlineData("""{ "lockFileVersion": "2.0.0", "clients": {} }""", "lockFileVersion is not \"1.0.0\"", 1)]
    [InlineData("""{ "descriptionHash": "A", "clientClassName": "ApiClient" }""", "descriptionHash is not a member of this lock", 1)]
    public void A_lock_that_cannot_be_understood_is_refused_with_its_place(string text, string complaint, int line)
    {
        var e = Assert.Throws<LockException>(() => Parse(text));

        Assert.Contains(complaint, e.Message, StringComparison.Ordinal);
        Assert.Equal(line, e.Problem.Line);
    }

    [Theory]
    [InlineData("\"language\": \"Java\"", "clients/Cats/language is \"Java\"")]
    [InlineData("\"disableSSLValidation\": true", "clients/Cats/disableSSLValidation must be false")]
    [InlineData("\"serializers\": \"x\"", "clients/Cats/serializers must be a list of strings")]
    [InlineData("\"usesBackingStore\": \"no\"", "clients/Cats/usesBackingStore must be true or false")]
    [InlineData("\"note\": 1", "clients/Cats/note is not a member of this lock")]
    public void An_entry_that_cannot_be_used_has_a_problem_with_its_place_and_the_others_are_read(string member, string complaint)
    {
        var locked = Parse(Lock($"\"Cats\": {{ {Cats},\n {member} }}, \"Dogs\": {{ {Cats.Replace("generated/Cats", "generated/Dogs", StringComparison.Ordinal)} }}"));

        Assert.Contains(complaint, locked.Entries[0].Problem!.Text, StringComparison.Ordinal);
        Assert.Equal(2, locked.Entries[0].Problem!.Line);
        Assert.Equal(["Dogs"], locked.Clients.Select(client => client.Name));
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
    [InlineData("generated\\\\Cats")]
    [InlineData("C:/generated")]
    [InlineData("generated/Ca\\nts")]
    public void An_output_outside_the_generated_folder_is_refused(string path) =>
        Assert.Contains("clients/Cats/outputPath", Problem(Cats.Replace("generated/Cats", path, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("CatClient", "../../CatClient", "clientClassName")]
    [InlineData("CatClient", "Cat Client", "clientClassName")]
    [InlineData("Acme.Cats", "Acme.../Cats", "clientNamespaceName")]
    [InlineData("Acme.Cats", "Acme.", "clientNamespaceName")]
    [InlineData("specs/cats.json", "../cats.json", "descriptionLocation")]
    [InlineData("specs/cats.json", "https://example.test/cats.json", "descriptionLocation")]
    public void Names_and_paths_that_could_lead_anywhere_are_refused(string was, string becomes, string member) =>
        Assert.Contains($"clients/Cats/{member}", Problem(Cats.Replace(was, becomes, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Two_clients_cannot_share_a_folder_or_a_name()
    {
        var locked = Parse(Lock($"\"Cats\": {{ {Cats} }}, \"Lions\": {{ {Cats} }}, \"cats\": {{ {Cats.Replace("generated/Cats", "generated/Other", StringComparison.Ordinal)} }}"));

        Assert.Contains("is also the outputPath of Cats", locked.Entries[1].Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("differs from another name in case only", locked.Entries[2].Problem!.Text, StringComparison.Ordinal);
    }

    private static string Problem(string entry) => Assert.Single(Parse(Lock($"\"Cats\": {{ {entry} }}")).Entries).Problem!.Text;

    private static RepositoryLock Parse(string text) => LockReader.Parse(Encoding.UTF8.GetBytes(text));

    private static string Lock(string clients) => $"{{ \"lockFileVersion\": \"1.0.0\", \"kiotaVersion\": \"1.38.0\", \"clients\": {{ {clients} }} }}";
}
