using Confero.Identity;
using Confero.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.SignIn;

/// <summary>A member's tokens for programs: what each may do, until when, and when it was last used.</summary>
public sealed class TokensModel(ApiTokens tokens, TimeProvider clock) : ConferoPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Scopes { get; set; } = [ApiToken.Read];

    [BindProperty]
    public int Days { get; set; } = 30;

    public IReadOnlyList<ApiToken> List { get; private set; } = [];

    /// <summary>The token itself, in the answer to its making only.</summary>
    public string? Made { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What a token of this person can be made for.</summary>
    public IEnumerable<SelectListItem> Choices =>
        TokenScopes.For(Viewer.Roles).Select(x => new SelectListItem(NameOf(x), x));

    /// <summary>A scope in words; a single act that has none shows its code.</summary>
    public string NameOf(string scope)
    {
        var key = $"scope.{scope.Replace(".*", "", StringComparison.Ordinal)}";
        return Texts.Has(key) ? T[key] : scope;
    }

    public async Task OnGet() => List = await tokens.Of(Viewer);

    public async Task<IActionResult> OnPost()
    {
        var secret = ApiToken.NewSecret();
        var outcome = await Do(new MakeToken(Name ?? "", Scopes, Days) { Hash = ApiToken.HashOf(secret) });
        if (outcome is { Done: true, Repeated: false })
            (Made, Name) = (secret, null);
        await OnGet();
        return outcome.Done ? Page() : Refused(outcome);
    }

    public async Task<IActionResult> OnPostRevoke(string? token)
    {
        var outcome = await Do(new RevokeToken(token ?? ""));
        if (outcome.Done)
            return Redirect("/sign-in/tokens");
        await OnGet();
        return Refused(outcome);
    }
}
