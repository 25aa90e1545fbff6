using Confero.Acts;
using Confero.Delivery.Money;
using Confero.Parties;
using Confero.Requests;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Delivery;

/// <summary>Money: of one case, of one provider, for one State, or of all the viewer may see.</summary>
public sealed class MoneyModel(
    MoneyQueries money,
    PartyQueries parties,
    RequestQueries requests,
    TimeProvider clock
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Provider { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public FlowForm Flow { get; set; } = new();

    public MoneyView View { get; private set; } = null!;
    public IReadOnlyList<Party> Parties { get; private set; } = [];
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What the page was narrowed to, as the export and the API take it.</summary>
    public string Query
    {
        get
        {
            var parts = new[]
            {
                ("case", Case),
                ("provider", Provider),
                ("state", State),
                ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            };
            return string.Join(
                '&',
                parts
                    .Where(x => !string.IsNullOrEmpty(x.Item2))
                    .Select(x => $"{x.Item1}={Uri.EscapeDataString(x.Item2!)}")
            );
        }
    }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var terms = await HttpContext.RequestServices.GetRequiredService<Names>().Terms();
        var (input, fault) = Flow.ToInput(terms, Case, Today);
        if (fault is null)
            return await Then(new RecordFlow(input));
        Refuse(fault);
        return await Load() ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostCancel(string flow, string? reason) =>
        Then(new CancelFlow(flow ?? "", reason ?? ""));

    public Task<IActionResult> OnPostConfirm(string flow) => Then(new ConfirmFlow(flow ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/delivery/money?{Query}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (!Viewer.ReadsForSecretariat && !Viewer.IsRegisteredParty)
            return false;
        if (!string.IsNullOrEmpty(Case) && await requests.Get(Viewer, Case) is null)
            return false;
        View = await money.Read(Viewer, Filter());
        Parties = await parties.All();
        return true;
    }

    private MoneyFilter Filter() =>
        new()
        {
            RequestId = string.IsNullOrEmpty(Case) ? null : Case,
            ProviderId = string.IsNullOrEmpty(Provider) ? null : Provider,
            StateId = string.IsNullOrEmpty(State) ? null : State,
            Year = Year,
        };
}
