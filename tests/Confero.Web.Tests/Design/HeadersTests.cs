using System.Net;
using AngleSharp.Html.Parser;

namespace Confero.Web.Tests.Design;

/// <summary>The running site: what every answer carries, and in which language and direction it speaks.</summary>
public sealed class HeadersTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/about", HttpStatusCode.OK)]
    [InlineData("/my", HttpStatusCode.Redirect)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    [InlineData("/api/v1/no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/experts", HttpStatusCode.Unauthorized)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    public async Task Every_answer_says_what_a_page_may_load(string path, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentSecurityPolicy]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData("/?lang=ar", "en", "ar", "rtl")]
    [InlineData("/", "ar;q=0.9, en;q=0.5", "ar", "rtl")]
    [InlineData("/", "pl", "en", "ltr")]
    [InlineData("/no/such/page?lang=ar", "en", "ar", "rtl")]
    public async Task A_page_says_its_language_and_direction(
        string path,
        string accepted,
        string language,
        string direction
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", accepted);
        using var answer = await site.Client.SendAsync(request, Cancel);
        var page = await new HtmlParser().ParseDocumentAsync(
            await answer.Content.ReadAsStreamAsync(Cancel),
            Cancel
        );
        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.DocumentElement.GetAttribute("dir").ShouldBe(direction);
    }

    [Fact]
    public async Task Arabic_is_sent_as_letters_and_not_as_their_numbers() =>
        (await site.Client.GetStringAsync(new Uri("/?lang=ar", UriKind.Relative), Cancel)).ShouldNotContain(
            "&#x6"
        );
}
