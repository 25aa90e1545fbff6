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

    [GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
