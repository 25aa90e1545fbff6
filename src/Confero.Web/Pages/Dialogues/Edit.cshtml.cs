using Confero.Dialogues;
using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The secretariat plans a series and appoints its chair; the chair changes what is said of it.</summary>
public sealed class EditModel(DialogueQueries queries, PartyQueries parties, MemberQueries members)
    : DialoguePage(queries)
{
    public const string New = "new";

    [BindProperty]
    public SeriesForm Form { get; set; } = new();

    public bool IsNew => Id == New;
    public IReadOnlyList<Party> Parties { get; private set; } = [];
    public IReadOnlyList<Member> People { get; private set; } = [];

    /// <summary>Whether the viewer appoints chairs.</summary>
    public bool Appoints => Viewer.IsSecretariat && Viewer.Has(Roles.Broker);

    public async Task<IActionResult> OnGet()
    {
        if (!await Prepare())
            return NotFound();
        if (!IsNew)
            Form = SeriesForm.Of(Series);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Prepare())
            return NotFound();
        return await Then(
            new SaveSeries(IsNew ? null : Id, Form.ToInput(IsNew ? null : Series)),
            "/dialogues/{id}/chair",
            () => Task.FromResult(true)
        );
    }

    private async Task<bool> Prepare()
    {
        if (IsNew ? !Appoints : !await LoadSeries() || !Standing.Manages)
            return false;
        Parties = await parties.All();
        People = Appoints ? await members.Chairs(Viewer) : [];
        return true;
    }
}

/// <summary>The fields of a series as the browser sends them.</summary>
public sealed class SeriesForm
{
    public Dictionary<string, string?> Titles { get; set; } = [];
    public Dictionary<string, string?> Purposes { get; set; } = [];
    public string? ChairId { get; set; }
    public string? HostId { get; set; }
    public string[] Languages { get; set; } = ["en"];
    public string Visibility { get; set; } = "parties";
    public int? Seats { get; set; }
    public int DelegatesPerParty { get; set; } = 4;
    public int Threshold { get; set; } = 5;

    internal static SeriesForm Of(Series x) =>
        new()
        {
            Titles = x.Titles.ToDictionary(t => t.Key, t => (string?)t.Value),
            Purposes = x.Purposes.ToDictionary(t => t.Key, t => (string?)t.Value),
            ChairId = x.ChairId,
            HostId = x.HostId,
            Languages = [.. x.Languages],
            Visibility = JsonNames.Of(x.Visibility),
            Seats = x.Seats,
            DelegatesPerParty = x.DelegatesPerParty,
            Threshold = x.Threshold,
        };

    internal SeriesInput ToInput(Series? stored) =>
        new(
            Filled(Titles),
            Filled(Purposes),
            ChairId ?? stored?.ChairId ?? "",
            string.IsNullOrEmpty(HostId) ? null : HostId,
            Languages,
            Visibility,
            Seats,
            DelegatesPerParty,
            Threshold
        );

    internal static Dictionary<string, string> Filled(Dictionary<string, string?> texts) =>
        texts.Where(x => !string.IsNullOrWhiteSpace(x.Value)).ToDictionary(x => x.Key, x => x.Value!);
}
