using System.Text.RegularExpressions;

namespace Confero.Testing;

/// <summary>Sends forms as a browser does.</summary>
public static partial class Forms
{
    /// <summary>Opens a page for its token, then posts the fields to an address.</summary>
    /// <param name="page">Where a form with a token stands.</param>
    public static async Task<HttpResponseMessage> PostForm(
        this HttpClient client,
        string page,
        string address,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups["token"].Value;
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)])
        );
    }

    /// <summary>Opens a page for its token, then sends it a file.</summary>
    public static async Task<HttpResponseMessage> PostFile(
        this HttpClient client,
        string page,
        string field,
        string fileName,
        byte[] bytes
    )
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups["token"].Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), field, fileName },
        };
        return await client.PostAsync(page, form);
    }

    [GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
