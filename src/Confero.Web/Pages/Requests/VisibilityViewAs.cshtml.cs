using Confero.Disclosure;
using Confero.Parties;
using Confero.Requests;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>Before anything is let out: what others see today and would see after it, field by field; then the decision itself.</summary>
public sealed class VisibilityViewAsModel(ViewAs viewAs, CaseFields fields, PartyQueries parties, Names names)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Card { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Circulate { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    public Onlooker Onlooker { get; private set; } = new("public");
    public Viewing Viewing { get; private set; } = null!;
    public Release? Release { get; private set; }
    public IReadOnlyDictionary<string, string> Parties { get; private set; } =
        new Dictionary<string, string>();
    public IReadOnlyList<ComparedGroup> Rows { get; private set; } = [];

    /// <summary>Whether the address says what shall be let out.</summary>
    public bool Changes => Request.Query.ContainsKey("c.summary");

    public string Here => Request.Path + Request.QueryString;

    public DisclosureClass ClassOf(Section section) =>
        Wanted(section)?.Class
        ?? Viewing.Own.Visibility.FirstOrDefault(x => x.Section == section)?.Class
        ?? DisclosureRules.Default;

    public IReadOnlyCollection<string> Named(Section section) =>
        Wanted(section)?.NamedParties
        ?? Viewing.Own.Visibility.FirstOrDefault(x => x.Section == section)?.Parties
        ?? [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid? version)
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do((Release ?? new Release(Id, [])) with { ExpectedVersion = version });
        return outcome.Done ? Redirect($"/requests/{Id}/visibility") : Refused(outcome);
    }

    private SectionRelease? Wanted(Section section)
    {
        var code = JsonNames.Of(section);
        var named = Request.Query[$"n.{code}"].OfType<string>().ToArray();
        return
            Enum.TryParse<DisclosureClass>(Request.Query[$"c.{code}"], out var granted)
            && Enum.IsDefined(granted)
            ? new SectionRelease(section, granted, granted == DisclosureClass.C ? named : [])
            : null;
    }

    private async Task<bool> Load()
    {
        var code =
            Who == "party" ? Party
            : Who == "region" ? Region ?? "001"
            : null;
        Onlooker = Onlooker.Parse(code is null ? Who : $"{Who}:{code}") ?? new Onlooker("public");
        Release = Changes
            ? new Release(
                Id,
                [.. Enum.GetValues<Section>().Select(Wanted).OfType<SectionRelease>()],
                Card,
                Circulate,
                Until
            )
            : null;
        if (await viewAs.Look(Viewer, Id, Onlooker, Release) is not { } seen)
            return false;
        Viewing = seen;
        if (!Changes)
            (Card, Circulate) = (seen.Own.BlindMatching, false);
        Parties = (await parties.Others(seen.Own.PartyId, names.LanguageTag))
            .OrderBy(x => x.Value, StringComparer.CurrentCulture)
            .ToDictionary();
        var groups = new List<ComparedGroup>();
        foreach (var group in seen.After)
            groups.Add(await Compare(group, seen));
        Rows = groups;
        return true;
    }

    private async Task<ComparedGroup> Compare(SeenBy group, Viewing seen)
    {
        var sample = group.Parties[0];
        var today = await Fields(seen.Today, sample);
        var last = await Fields(seen.Last, sample);
        var after = await fields.Of(group.Case);
        var labels = new List<string>();
        foreach (var party in group.Parties.Where(x => x.Length > 0))
            labels.Add(await names.Party(party));
        var order = after
            .Concat(today.Values.Where(x => after.All(a => a.Key != x.Key)))
            .OrderBy(x => x.Place);
        return new ComparedGroup(
            labels,
            [
                .. order.Select(x =>
                    ComparedField.Of(
                        x,
                        today.GetValueOrDefault(x.Key)?.Text,
                        after.FirstOrDefault(a => a.Key == x.Key)?.Text,
                        last.GetValueOrDefault(x.Key)?.Text
                    )
                ),
            ]
        );
    }

    private async Task<Dictionary<string, CaseField>> Fields(IReadOnlyList<SeenBy> groups, string party)
    {
        var group = groups.FirstOrDefault(x => x.Parties.Contains(party));
        return group is null ? [] : (await fields.Of(group.Case)).ToDictionary(x => x.Key);
    }
}

/// <summary>Parties that would see the same, and what that is.</summary>
public sealed record ComparedGroup(IReadOnlyList<string> Parties, IReadOnlyList<ComparedField> Fields);

/// <summary>A field today, after the release, and when something was last let out; null where it is not seen.</summary>
/// <param name="Change">opens, closes or changes; null when it stays.</param>
/// <param name="SinceLast">Whether its text is another than the one last let out to the same eyes.</param>
public sealed record ComparedField(
    string Label,
    string? Today,
    string? After,
    string? Last,
    string? Change,
    bool SinceLast,
    string? Lang
)
{
    internal static ComparedField Of(CaseField field, string? today, string? after, string? last) =>
        new(
            field.Label,
            today,
            after,
            last,
            today == after ? null
                : today is null ? "opens"
                : after is null ? "closes"
                : "changes",
            last is not null && after is not null && last != after,
            field.Lang
        );
}
