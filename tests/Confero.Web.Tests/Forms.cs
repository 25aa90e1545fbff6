using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Confero.Web.Tests;

/// <summary>Sends forms as a browser does, with the page's token, and calls the API as a program does.</summary>
internal static partial class Forms
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a page and sends a form of it; the answer is the first one, a redirect is not followed.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient client,
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var html = await client.GetStringAsync(page, Cancel);
        return await client.Resend(html, action, fields);
    }

    /// <summary>Sends a form of a page that was already fetched.</summary>
    public static Task<HttpResponseMessage> Resend(
        this HttpClient client,
        string html,
        string action,
        params (string Name, string Value)[] fields
    ) =>
        client.PostAsync(
            action,
            new FormUrlEncodedContent([
                .. fields.Select(x => KeyValuePair.Create(x.Name, x.Value)),
                KeyValuePair.Create("__RequestVerificationToken", Token().Match(html).Groups["token"].Value),
            ]),
            Cancel
        );

    /// <summary>The hidden fields of the main form of a page, its token left out.</summary>
    public static (string Name, string Value)[] Hidden(string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        return
        [
            .. document
                .QuerySelectorAll("main form input[type=hidden][name]")
                .Select(x => (x.GetAttribute("name")!, x.GetAttribute("value") ?? ""))
                .Where(x => x.Item1 != "__RequestVerificationToken"),
        ];
    }

    /// <summary>Calls the API with a key of its own.</summary>
    public static Task<HttpResponseMessage> Call(
        this HttpClient client,
        HttpMethod method,
        string address,
        object? body = null,
        string? bearer = null
    )
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        return client.SendAsync(request, Cancel);
    }

    public static Task<string> Text(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(Cancel);

    [GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Token();
}
