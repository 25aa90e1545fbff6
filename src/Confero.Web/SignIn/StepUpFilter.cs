using Confero.Identity;
using Confero.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Confero.Web.SignIn;

/// <summary>What the page that asks for a proof shows.</summary>
/// <param name="Action">Where the form goes: the very address that asked.</param>
/// <param name="Fields">All that was typed, sent again with the proof.</param>
/// <param name="ByProvider">Whether the person's party lets its own provider prove who somebody is.</param>
public sealed record StepUpView(
    string Action,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    Factors Factors,
    bool ByProvider,
    bool Demonstration,
    Refusal? Refusal
);

/// <summary>
/// When a page's act asks for a person who has just proven who they are, answers with a form that holds all that was
/// typed and asks for the proof; sent, it is the first form once more, with the proof beside it. Nothing is kept on the
/// server and nothing is lost.
/// </summary>
internal sealed class StepUpFilter(
    CurrentMember current,
    Confirmation confirmation,
    PasskeyQueries passkeys,
    Providers providers,
    IdentityPolicy policy,
    IModelMetadataProvider metadata
) : IAsyncPageFilter
{
    private const string Prefix = "StepUp.";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        if (current.Member is null)
        {
            await next();
            return;
        }
        var form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync()
            : FormCollection.Empty;
        if (ProofIn(form) is { } proof && await confirmation.Take(http, proof) is { } refusal)
        {
            context.Result = await Ask(http, form, refusal);
            return;
        }
        var done = await next();
        if (
            done.HandlerInstance is ConferoPage page
            && page.Refusals.Any(x => x.Code == Refusal.StepUp.Code)
            && done.Exception is null
        )
            done.Result = await Ask(http, form, null);
    }

    private async Task<IActionResult> Ask(HttpContext http, IFormCollection form, Refusal? refusal)
    {
        var fields = form.Where(x => !x.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(x => x.Key != "__RequestVerificationToken")
            .SelectMany(x => x.Value.Select(y => KeyValuePair.Create(x.Key, y ?? "")));
        var view = new StepUpView(
            http.Request.PathBase + http.Request.Path + http.Request.QueryString,
            [.. fields],
            await passkeys.FactorsOf(current.Member!.AccountId),
            await providers.Proves(current.Member.PartyId),
            policy.Demonstration && current.Member.AccountId is null,
            refusal
        );
        return new ViewResult
        {
            ViewName = "/Pages/SignIn/_StepUp.cshtml",
            ViewData = new ViewDataDictionary<StepUpView>(metadata, new ModelStateDictionary())
            {
                Model = view,
            },
        };
    }

    private static Proof? ProofIn(IFormCollection form)
    {
        string Of(string name) => form[Prefix + name].ToString();
        var proof = new Proof(Of("Code"), Of("Challenge"), Of("Assertion"), Of("Demonstration") == "true");
        return proof.Code!.Length + proof.Assertion!.Length > 0 || proof.Demonstration ? proof : null;
    }
}
