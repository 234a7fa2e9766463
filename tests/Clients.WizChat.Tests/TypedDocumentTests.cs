using Clients.Testing.Properties;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;
using Clients.WizChat.Tests.ConfigAsCode;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.WizChat.Tests;

public sealed class TypedDocumentTests
{
    [Fact]
    public void A_model_that_is_not_edited_gives_back_its_text_to_the_byte_whatever_it_holds()
    {
        var documents = from extra in JsonGen.CompactObject from spec in SpecGen.Spec select $$"""{"kind":"ChatbotConfig","extra":{{extra}},"spec":{{spec}},"metadata":null}""";

        Prop.ForAll(documents.ToArbitrary(), json => ChatbotConfigDocument.FromText(ConfigText.ParseJson(json)).ToText().ToJson(indented: false) == json)
            .Check(Seeded.Tries(500));
    }

    [Fact]
    public void One_edited_field_is_the_only_difference_whatever_surrounds_it()
    {
        var documents = from extra in JsonGen.CompactObject select """{"spec":{"z":*,"core":{"a":*,"name":"before","b":*}}}""".Replace("*", extra, StringComparison.Ordinal);

        Prop.ForAll(documents.ToArbitrary(), json =>
        {
            var document = ChatbotConfigDocument.FromText(ConfigText.ParseJson(json));
            document.Spec!.Core!.Name = "after";
            return document.ToText().ToJson(indented: false) == json.Replace("\"name\":\"before\"", "\"name\":\"after\"", StringComparison.Ordinal);
        }).Check(Seeded.Tries(500));
    }

    [Theory]
    [InlineData("""{"spec":{"core":{"name":"x","language":"en"}}}""", """{"spec":{"core":{"name":"x","language":null}}}""")]
    [InlineData("""{"spec":{"core":{"name":"x","language":null}}}""", """{"spec":{"core":{"name":"x","language":null}}}""")]
    public void A_property_set_to_null_is_sent_as_null(string json, string sent)
    {
        var document = ChatbotConfigDocument.FromText(ConfigText.ParseJson(json));
        document.Spec!.Core!.Language = null;

        Assert.Equal(sent, document.ToText().ToJson(indented: false));
    }

    [Fact]
    public void Resources_can_be_added_removed_and_reordered_without_loss()
    {
        var document = ChatbotConfigDocument.FromText(ConfigText.ParseJson(
            """{"spec":{"skills":[{"instructions":"1","name":"a","x":1.0},{"name":"b","instructions":"2","y":null},{"name":"c","instructions":"3"}]}}"""));
        var skills = document.Spec!.Skills!;
        skills.RemoveAt(2);
        skills.Reverse();
        skills[0].Instructions = "two";
        skills.Add(new SkillSpec { Name = "d", Instructions = "4" });

        Assert.Equal(
            """{"spec":{"skills":[{"name":"b","instructions":"two","y":null},{"instructions":"1","name":"a","x":1.0},{"name":"d","instructions":"4"}]}}""",
            document.ToText().ToJson(indented: false));
    }

    [Fact]
    public void A_key_that_is_also_a_property_is_refused_rather_than_sent_twice()
    {
        var document = ChatbotConfigDocument.FromText(ConfigText.ParseJson("""{"spec":{"core":{"name":"x"}}}"""));
        document.Spec!.Core!.AdditionalData["name"] = "y";

        Assert.Throws<ConfigFormatException>(() => document.ToText());
    }
}
