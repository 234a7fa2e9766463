using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.Tests.ConfigAsCode;

public sealed class SecretMaskTests
{
    [Theory]
    // The same value, as the file writes it.
    [InlineData("\"Bearer s3cret-value\"", "\"Bearer ${env:SECRET}\"", "\"Bearer ${env:SECRET}\"")]
    // The value before, which may be the old secret.
    [InlineData("\"Bearer old\"", "\"Bearer ${env:SECRET}\"", "\"(hidden)\"")]
    [InlineData("{\"x\":\"old\"}", "\"${env:SECRET}\"", "\"(hidden)\"")]
    [InlineData("\"old\"", "{\"x\":\"${env:SECRET}\"}", "\"(hidden)\"")]
    // Only its own place is hidden.
    [InlineData("""{"a":"old","b":"shown"}""", """{"a":"${env:SECRET}","b":"new"}""", """{"a":"(hidden)","b":"shown"}""")]
    // In an array it may have stood anywhere.
    [InlineData("""["x","old"]""", """["${env:SECRET}","x"]""", """["x","(hidden)"]""")]
    // Elsewhere it is recognised by its text.
    [InlineData("\"see s3cret-value\"", "\"something else\"", "\"see ${env:SECRET}\"")]
    [InlineData("""{"n":["s3cret-value"]}""", "null", """{"n":["${env:SECRET}"]}""")]
    // A short value would be found in every text by chance; its own place is hidden all the same.
    [InlineData("\"x1y\"", "\"abc\"", "\"x1y\"")]
    [InlineData("\"2\"", "\"${env:SHORT}\"", "\"(hidden)\"")]
    public void Nothing_of_a_variable_is_shown(string value, string source, string shown)
    {
        var file = ConfigText.ParseJson($$"""{"value":{{source}},"elsewhere":"${env:SECRET}","short":"${env:SHORT}"}""");
        var variables = new ConfigVariables { Lookup = name => name == "SECRET" ? "s3cret-value" : "1", Allowed = { "SECRET", "SHORT" } };
        var mask = SecretMask.Of(ResolvedDocument.Of(file, variables, []));

        Assert.Equal(shown, JsonTextWriter.Write(mask.Show(JsonText.Read(value), mask.Document.Into("value"))));
    }
}
