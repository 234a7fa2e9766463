namespace Clients.Kiota.Generator.Tests.Rules;

/// <summary>What the constructor of a model sets properties to.</summary>
public sealed class DefaultTests
{
    [Theory]
    [InlineData("'type':'string','default':'a'", "\"a\"")]
    [InlineData("'type':'integer','default':5", "5")]
    [InlineData("'type':'integer','default':'7'", "\"7\"")]
    [InlineData("'type':'string','default':5", "5")]
    [InlineData("'type':'number','default':1e3", "1e3")]
    [InlineData("'type':'number','default':1.0", "1.0")]
    [InlineData("'type':'number','format':'float','default':3", "3f")]
    [InlineData("'type':'number','format':'decimal','default':1.5", "1.5")]
    [InlineData("'type':'boolean','default':'true'", "true")]
    [InlineData("'type':'string','format':'date','default':'2020-01-01'", "new Date(DateTimeOffset.Parse(\"2020-01-01\").Date)")]
    [InlineData("'type':'string','format':'time','default':'10:00'", "new Time(DateTimeOffset.Parse(\"10:00\").DateTime)")]
    [InlineData("'type':'string','format':'date-time','default':'2020-01-01T00:00:00Z'", "DateTimeOffset.Parse(\"2020-01-01T00:00:00Z\")")]
    [InlineData("'type':'string','format':'uuid','default':'0'", "Guid.Parse(\"0\")")]
    [InlineData("'type':'string','format':'duration','default':'PT1S'", "\"PT1S\"")]
    [InlineData("'type':'string','enum':['a-b'],'default':'a-b'", "~.Models.X_p.AB")]
    [InlineData("'type':'string','enum':['q'],'default':'q','x-ms-enum':{'values':[{'value':'q','name':'Other'}]}", "~.Models.X_p.Q")]
    public void A_default_becomes(string schema, string value)
        => Assert.Contains($"            P = {value};\n", Sample.WithModel($"'p':{{{schema}}}").File("Models/X.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("'type':'string','default':''")]
    [InlineData("'type':'string','default':'NULL'")]
    [InlineData("'type':'string','default':null")]
    [InlineData("'type':'array','items':{'type':'string'},'default':['a']")]
    [InlineData("'type':'object','default':{'a':1}")]
    [InlineData("'oneOf':[{'type':'string'},{'type':'integer'}],'default':'a'")]
    public void No_default_is_set_for(string schema)
        => Assert.DoesNotContain(" P = ", Sample.WithModel($"'p':{{{schema}}}").File("Models/X.cs").Split("CreateFromDiscriminatorValue")[0], StringComparison.Ordinal);
}
