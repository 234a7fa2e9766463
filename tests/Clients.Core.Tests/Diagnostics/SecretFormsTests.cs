using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Clients.Core.Diagnostics;

namespace Clients.Core.Tests.Diagnostics;

public sealed class SecretFormsTests
{
    private const string Secret = "p@ss/wörd \"+'<1>\\z";

    private static readonly SecretForms Forms = new([(Secret, "${env:S}")]);

    /// <summary>The forms in which a service or a library may repeat a value.</summary>
    public static TheoryData<string, string> Encodings => new()
    {
        { "as it is", Secret },
        { "URL", Uri.EscapeDataString(Secret) },
        { "URL, small digits", Regex.Replace(Uri.EscapeDataString(Secret), "%[0-9A-F]{2}", match => match.Value.ToLowerInvariant()) },
        { "URL, every character", string.Concat(Encoding.UTF8.GetBytes(Secret).Select(value => $"%{value:X2}")) },
        { "URL, only what a path needs", "p@ss%2Fw%c3%b6rd%20%22+'%3C1%3E%5cz" },
        { "form", WebUtility.UrlEncode(Secret) },
        { "JSON", "p@ss/wörd \\\"+'<1>\\\\z" },
        { "JSON, escaped for HTML", JavaScriptEncoder.Default.Encode(Secret) },
        { "JSON, slashes escaped", "p@ss\\/wörd \\\"+'<1>\\\\z" },
        { "JSON, every character", string.Concat(Secret.Select(character => $"\\u{(int)character:X4}")) },
        { "HTML, by number", string.Concat(Secret.Select(character => $"&#x{(int)character:x};")) },
        { "HTML", WebUtility.HtmlEncode(Secret) },
        { "hexadecimal", Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)) },
        { "hexadecimal, small digits", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)) },
        { "Base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)) },
        { "Base64 for URLs", Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Replace('+', '-').Replace('/', '_').TrimEnd('=') },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_value_is_found_in_every_form(string form, string text)
    {
        Assert.True(Forms.Hide($"'{text}' is too long") == "'${env:S}' is too long", form);
    }

    [Theory]
    [InlineData("u:")]
    [InlineData("us:")]
    [InlineData("usr:")]
    public void A_value_is_found_in_the_base64_of_a_longer_text(string before)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + "tok-0123456789" + "!"));

        var shown = new SecretForms([("tok-0123456789", "${env:S}")]).Hide(text);

        Assert.Contains("${env:S}", shown, StringComparison.Ordinal);
        var rest = shown.Replace("${env:S}", "", StringComparison.Ordinal);
        Assert.True(rest.Length <= 10, rest);
    }

    [Fact]
    public void A_value_of_several_lines_is_found_with_other_line_ends_and_line_by_line()
    {
        var forms = new SecretForms([("first line of it\r\nsecond line of it\r\n", "${env:S}")]);

        Assert.Equal("${env:S}", forms.Hide("first line of it\nsecond line of it\n"));
        Assert.Equal("line 2: ${env:S}!", forms.Hide("line 2: second line of it!"));
    }

    [Fact]
    public void A_longer_value_wins_over_one_that_is_a_part_of_it() =>
        Assert.Equal("${env:LONG} ${env:SHORT}", new SecretForms([("abcd", "${env:SHORT}"), ("abcdef", "${env:LONG}")]).Hide("abcdef abcd"));

    [Fact]
    public void A_value_that_is_in_its_own_reference_is_replaced_once() =>
        Assert.Equal("${env:TOKEN} %20 ${env:TOKEN}", new SecretForms([("TOKEN", "${env:TOKEN}")]).Hide("TOKEN %20 %54OKEN"));

    [Fact]
    public void A_value_of_three_characters_is_left_alone() =>
        Assert.Equal("abc", new SecretForms([("abc", "${env:S}")]).Hide("abc"));
}
