using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>Everything the party has ever consented to, and what each consent let out.</summary>
public sealed class ConsentsModel(ConsentLedger ledger, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public new string? Request { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Scope { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Standing { get; set; }

    public IReadOnlyList<ConsentView> List { get; private set; } = [];
    public IReadOnlyList<(string Id, string Title)> Cases { get; private set; } = [];
    public IReadOnlyList<string> Scopes { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async Task OnGet()
    {
        var all = await ledger.List(Viewer);
        Cases =
        [
            .. all.Where(x => x.RequestId is not null)
                .Select(x => (x.RequestId!, x.Title ?? ""))
                .Distinct()
                .OrderBy(x => x.Item2, StringComparer.CurrentCulture),
        ];
        Scopes = [.. all.Select(x => x.Scope).Distinct().Order(StringComparer.Ordinal)];
        List = await ledger.List(
            Viewer,
            new ConsentFilter
            {
                RequestId = string.IsNullOrEmpty(Request) ? null : Request,
                Scope = string.IsNullOrEmpty(Scope) ? null : Scope,
                Standing = bool.TryParse(Standing, out var standing) ? standing : null,
            }
        );
    }

    public async Task<IReadOnlyList<string>> Parties(IEnumerable<string> ids, Names names)
    {
        var found = new List<string>();
        foreach (var id in ids)
            found.Add(await names.Party(id));
        return found;
    }
}
