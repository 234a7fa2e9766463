using System.Net;
using System.Text;
using Clients.Core.Diagnostics;
using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

/// <summary>What a message tells of an answer: enough for a hint, and nothing the request held in confidence.</summary>
public class ResponseTextTests
{
    private const string Key = "key_0123456789";

    [Theory]
    [InlineData("", "text/plain", "none")]
    [InlineData("Forbidden", "text/plain", "text/plain, 9 bytes: Forbidden")]
    [InlineData("a\r\nb", null, "no content type, 4 bytes: a  b")]
    [InlineData("<!doctype html><TITLE lang=en>Bad &amp; gateway</TITLE><p>much more", "text/html", "text/html, 67 bytes, titled 'Bad & gateway'")]
    [InlineData("<p>much more", "text/html", "text/html, 12 bytes")]
    [InlineData("<title>", "text/html", "text/html, 7 bytes")]
    public void A_body_is_told_by_type_length_and_beginning(string body, string? mediaType, string expected) =>
        Assert.Equal(expected, Describe(body, mediaType, new HttpRequestMessage()));

    [Fact]
    public void A_long_body_is_cut()
    {
        var text = Describe(new string('x', 10_000), "text/plain", new HttpRequestMessage());

        Assert.Equal($"text/plain, 10000 bytes: {new string('x', 200)}…", text);
    }

    [Theory]
    [InlineData("Authorization", "Bearer " + Key)]
    [InlineData("x-api-key", Key)]
    [InlineData("Cookie", "session=" + Key)]
    public void Credentials_are_masked_wherever_they_stand(string header, string value)
    {
        var request = new HttpRequestMessage();
        request.Headers.Add(header, value);

        var text = Describe($"{new string('x', 180)}{value} and {value}", "text/plain", request);

        Assert.DoesNotContain("key_01234", text, StringComparison.Ordinal);
        Assert.Contains("****6789", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_quoted_when_the_request_had_a_body_that_the_answer_may_repeat()
    {
        var request = new HttpRequestMessage { Content = new StringContent("private") };

        Assert.Equal("text/plain, 17 bytes", Describe("rejected: private", "text/plain", request));
    }

    [Fact]
    public void Nothing_is_quoted_of_a_success_which_is_data() =>
        Assert.Equal("application/json, 8 bytes", Describe("[private", "application/json", new HttpRequestMessage(), HttpStatusCode.OK));

    private static string Describe(string body, string? mediaType, HttpRequestMessage request, HttpStatusCode status = HttpStatusCode.BadGateway)
    {
        using var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent([]) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return new ResponseText(new SecretForms(RequestSecrets.InHeaders(request))).Describe(response, Encoding.UTF8.GetBytes(body), isTruncated: false);
    }
}
