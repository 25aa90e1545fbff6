using Confero.Languages;
using Confero.Process;
using Confero.Requests;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>One consent: what it let out, who read it, and, before it is taken back, what that would close.</summary>
public sealed class ConsentModel(ConsentLedger ledger, Names names) : ConferoPage
{
    private static readonly HashSet<string> Scopes =
    [
        ConsentScopes.Circulate,
        ConsentScopes.Card,
        ConsentScopes.Visibility,
        ConsentScopes.Contribution,
        ConsentScopes.Visit,
        ConsentScopes.PublishResult,
        ConsentScopes.Pool,
        "share-with-secretariat",
    ];

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Withdraw { get; set; }

    public ConsentView View { get; private set; } = null!;

    /// <summary>What taking it back would do; only when asked for.</summary>
    public WithdrawalEffect? Effect { get; private set; }

    /// <summary>The scope if texts speak of it by name; scopes of other processes are spoken of in general.</summary>
    public static string Known(string scope) => Scopes.Contains(scope) ? scope : "step";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid? version)
    {
        Withdraw = true;
        if (!await Load())
            return NotFound();
        var lines = Effect is { } effect ? await Lines(effect, names) : [];
        var outcome = await Do(new RevokeConsent(Id, version));
        if (!outcome.Done)
            return Refused(outcome);
        TempData["closed"] = string.Join('\n', lines);
        return Redirect($"/disclosure/consents/{Id}");
    }

    /// <summary>What closes for whom, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> Lines(WithdrawalEffect effect, Names names)
    {
        var lines = new List<string>();
        foreach (var change in effect.Changes)
        {
            var who = await Onlookers.Name(change.Who, names, T);
            var gone = change.Before.Sections.Except(change.After.Sections).ToList();
            lines.Add(
                change is { Before.Exists: true, After.Exists: false } ? T["withdraw.gone", who]
                : gone.Count > 0
                    ? T[
                        "withdraw.sections",
                        who,
                        string.Join(
                            T["app.list-separator"],
                            gone.Select(x => T[$"section.{JsonNames.Of(x)}"])
                        )
                    ]
                : change is { Before.Card: true, After.Card: false } ? T["withdraw.card", who]
                : T["withdraw.less", who]
            );
        }
        return lines;
    }

    private async Task<bool> Load()
    {
        if (await ledger.Get(Viewer, Id) is not { } found)
            return false;
        View = found;
        if (Withdraw && found is { Stands: true, Bound: null })
            Effect = await ledger.Effect(Viewer, Id);
        return true;
    }
}
