using Microsoft.Kiota.Abstractions.UriTemplates;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

/// <summary>The examples of RFC 6570, sections 1.2 and 3.2, with the RFC's own values.</summary>
public sealed class UriTemplateTests
{
    private static readonly Dictionary<string, object?> Values = new()
    {
        ["count"] = new[] { "one", "two", "three" },
        ["dom"] = new[] { "example", "com" },
        ["dub"] = "me/too",
        ["hello"] = "Hello World!",
        ["half"] = "50%",
        ["var"] = "value",
        ["who"] = "fred",
        ["base"] = "http://example.com/home/",
        ["path"] = "/foo/bar",
        ["list"] = new[] { "red", "green", "blue" },
        ["keys"] = new Dictionary<string, string> { ["semi"] = ";", ["dot"] = ".", ["comma"] = "," },
        ["v"] = "6",
        ["x"] = "1024",
        ["y"] = "768",
        ["empty"] = "",
        ["empty_keys"] = new Dictionary<string, string>(),
        ["undef"] = null,
        ["a%2Db"] = "dash",
        ["emoji"] = "é😀x",
    };

    [Theory]
    [InlineData("{count}", "one,two,three")]
    [InlineData("{count*}", "one,two,three")]
    [InlineData("{/count}", "/one,two,three")]
    [InlineData("{/count*}", "/one/two/three")]
    [InlineData("{;count}", ";count=one,two,three")]
    [InlineData("{;count*}", ";count=one;count=two;count=three")]
    [InlineData("{?count}", "?count=one,two,three")]
    [InlineData("{?count*}", "?count=one&count=two&count=three")]
    [InlineData("{&count*}", "&count=one&count=two&count=three")]
    public void Lists_expand_by_operator_and_explode(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{var}", "value")]
    [InlineData("{hello}", "Hello%20World%21")]
    [InlineData("{half}", "50%25")]
    [InlineData("O{empty}X", "OX")]
    [InlineData("O{undef}X", "OX")]
    [InlineData("{x,y}", "1024,768")]
    [InlineData("{x,hello,y}", "1024,Hello%20World%21,768")]
    [InlineData("?{x,empty}", "?1024,")]
    [InlineData("?{x,undef}", "?1024")]
    [InlineData("?{undef,y}", "?768")]
    [InlineData("{var:3}", "val")]
    [InlineData("{var:30}", "value")]
    [InlineData("{list}", "red,green,blue")]
    [InlineData("{list*}", "red,green,blue")]
    [InlineData("{keys}", "semi,%3B,dot,.,comma,%2C")]
    [InlineData("{keys*}", "semi=%3B,dot=.,comma=%2C")]
    public void Simple_expansion_encodes_all_but_unreserved(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{+var}", "value")]
    [InlineData("{+hello}", "Hello%20World!")]
    [InlineData("{+half}", "50%25")]
    [InlineData("{base}index", "http%3A%2F%2Fexample.com%2Fhome%2Findex")]
    [InlineData("{+base}index", "http://example.com/home/index")]
    [InlineData("O{+empty}X", "OX")]
    [InlineData("{+path}/here", "/foo/bar/here")]
    [InlineData("here?ref={+path}", "here?ref=/foo/bar")]
    [InlineData("up{+path}{var}/here", "up/foo/barvalue/here")]
    [InlineData("{+x,hello,y}", "1024,Hello%20World!,768")]
    [InlineData("{+path,x}/here", "/foo/bar,1024/here")]
    [InlineData("{+path:6}/here", "/foo/b/here")]
    [InlineData("{+list}", "red,green,blue")]
    [InlineData("{+keys}", "semi,;,dot,.,comma,,")]
    [InlineData("{+keys*}", "semi=;,dot=.,comma=,")]
    [InlineData("{+list*}", "red,green,blue")]
    public void Reserved_expansion_keeps_reserved_characters(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{#var}", "#value")]
    [InlineData("{#hello}", "#Hello%20World!")]
    [InlineData("foo{#empty}", "foo#")]
    [InlineData("foo{#undef}", "foo")]
    [InlineData("{#x,hello,y}", "#1024,Hello%20World!,768")]
    [InlineData("{#path,x}/here", "#/foo/bar,1024/here")]
    [InlineData("{#path:6}/here", "#/foo/b/here")]
    [InlineData("{#keys*}", "#semi=;,dot=.,comma=,")]
    [InlineData("{.who}", ".fred")]
    [InlineData("{.who,who}", ".fred.fred")]
    [InlineData("{.half,who}", ".50%25.fred")]
    [InlineData("www{.dom*}", "www.example.com")]
    [InlineData("X{.empty}", "X.")]
    [InlineData("X{.undef}", "X")]
    [InlineData("X{.var:3}", "X.val")]
    [InlineData("X{.list}", "X.red,green,blue")]
    [InlineData("X{.keys*}", "X.semi=%3B.dot=..comma=%2C")]
    [InlineData("X{.empty_keys}", "X")]
    [InlineData("X{.empty_keys*}", "X")]
    [InlineData("{#half}", "#50%25")]
    [InlineData("{#list}", "#red,green,blue")]
    [InlineData("{#list*}", "#red,green,blue")]
    [InlineData("{#keys}", "#semi,;,dot,.,comma,,")]
    [InlineData("X{.var}", "X.value")]
    [InlineData("X{.list*}", "X.red.green.blue")]
    [InlineData("X{.keys}", "X.semi,%3B,dot,.,comma,%2C")]
    public void Fragments_and_labels_bring_their_prefix(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{/who}", "/fred")]
    [InlineData("{/who,who}", "/fred/fred")]
    [InlineData("{/half,who}", "/50%25/fred")]
    [InlineData("{/who,dub}", "/fred/me%2Ftoo")]
    [InlineData("{/var,empty}", "/value/")]
    [InlineData("{/var,undef}", "/value")]
    [InlineData("{/var,x}/here", "/value/1024/here")]
    [InlineData("{/var:1,var}", "/v/value")]
    [InlineData("{/list*,path:4}", "/red/green/blue/%2Ffoo")]
    [InlineData("{/keys*}", "/semi=%3B/dot=./comma=%2C")]
    [InlineData("{;who}", ";who=fred")]
    [InlineData("{;half}", ";half=50%25")]
    [InlineData("{;empty}", ";empty")]
    [InlineData("{;v,empty,who}", ";v=6;empty;who=fred")]
    [InlineData("{;v,bar,who}", ";v=6;who=fred")]
    [InlineData("{;hello:5}", ";hello=Hello")]
    [InlineData("{;list}", ";list=red,green,blue")]
    [InlineData("{;keys}", ";keys=semi,%3B,dot,.,comma,%2C")]
    [InlineData("{;keys*}", ";semi=%3B;dot=.;comma=%2C")]
    [InlineData("{/var}", "/value")]
    [InlineData("{/list}", "/red,green,blue")]
    [InlineData("{/list*}", "/red/green/blue")]
    [InlineData("{/keys}", "/semi,%3B,dot,.,comma,%2C")]
    [InlineData("{;x,y}", ";x=1024;y=768")]
    [InlineData("{;x,y,empty}", ";x=1024;y=768;empty")]
    [InlineData("{;x,y,undef}", ";x=1024;y=768")]
    [InlineData("{;list*}", ";list=red;list=green;list=blue")]
    public void Segments_and_path_parameters_repeat_their_prefix(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{?who}", "?who=fred")]
    [InlineData("{?x,y,empty}", "?x=1024&y=768&empty=")]
    [InlineData("{?x,y,undef}", "?x=1024&y=768")]
    [InlineData("{?var:3}", "?var=val")]
    [InlineData("{?list*}", "?list=red&list=green&list=blue")]
    [InlineData("{?keys}", "?keys=semi,%3B,dot,.,comma,%2C")]
    [InlineData("{?keys*}", "?semi=%3B&dot=.&comma=%2C")]
    [InlineData("?fixed=yes{&x}", "?fixed=yes&x=1024")]
    [InlineData("{&x,y,empty}", "&x=1024&y=768&empty=")]
    [InlineData("{&keys*}", "&semi=%3B&dot=.&comma=%2C")]
    [InlineData("{?undef}", "")]
    [InlineData("{?half}", "?half=50%25")]
    [InlineData("{?x,y}", "?x=1024&y=768")]
    [InlineData("{?list}", "?list=red,green,blue")]
    [InlineData("{&who}", "&who=fred")]
    [InlineData("{&half}", "&half=50%25")]
    [InlineData("{&x,y,undef}", "&x=1024&y=768")]
    [InlineData("{&var:3}", "&var=val")]
    [InlineData("{&list}", "&list=red,green,blue")]
    [InlineData("{&list*}", "&list=red&list=green&list=blue")]
    [InlineData("{&keys}", "&keys=semi,%3B,dot,.,comma,%2C")]
    public void Queries_name_their_values(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{?a%2Db}", "?a%2Db=dash")]
    [InlineData("{emoji:2}", "%C3%A9%F0%9F%98%80")]
    [InlineData("/caf\u00e9/{var}", "/caf%C3%A9/value")]
    public void Names_stay_encoded_and_cuts_count_code_points(string template, string expected) => Assert.Equal(expected, Expand(template));

    [Theory]
    [InlineData("{}")]
    [InlineData("{?}")]
    [InlineData("{/id*")]
    [InlineData("/id*}")]
    [InlineData("{var:0}")]
    [InlineData("{var:}")]
    [InlineData("{var:10000}")]
    [InlineData("{var:prefix}")]
    [InlineData("{hello:2*}")]
    [InlineData("{!hello}")]
    [InlineData("{with space}")]
    [InlineData("{=path}")]
    [InlineData("{default-graph-uri}")]
    [InlineData("{?empty=default,var}")]
    [InlineData("{.var.}")]
    [InlineData("{a..b}")]
    [InlineData("{a%2}")]
    [InlineData("{keys:1}")]
    [InlineData("{var,,x}")]
    public void Malformed_templates_are_refused(string template) => Assert.Throws<ArgumentException>(() => Expand(template));

    private static string Expand(string template) => UriTemplate.Expand(template, Values);
}
