using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Matching;

/// <summary>Makes anonymous cards: kind, stage, a region of at least eight States, and a band instead of a quantity.</summary>
public sealed class Cards(Taxonomies taxonomies, IReadOnlyDictionary<string, Party> parties)
{
    /// <summary>A region on a card holds at least so many States.</summary>
    public const int FewestStates = 8;

    /// <summary>Languages spoken in too few States to be told without telling whose need it is are left out.</summary>
    private static readonly string[] Official = ["ar", "zh", "en", "fr", "ru", "es"];

    /// <param name="open">Whether the viewer may know whose need it is, and so its title.</param>
    public NeedCard Of(Need need, string ownerId, bool open) =>
        new(
            need.Id,
            need.Kind,
            need.Stage,
            need.Item,
            [.. need.Languages.Where(Official.Contains)],
            [.. need.Competences.Select(x => new Competence(x.Code, x.Level))],
            Band(need),
            Wide(parties.GetValueOrDefault(ownerId)?.Region),
            Month(need.From),
            Month(need.To),
            need.Urgency,
            open ? need.Title : null
        );

    /// <summary>The narrowest region that holds at least eight Member States and observers.</summary>
    public string? Wide(string? region) =>
        taxonomies.RegionAndAbove(region).FirstOrDefault(code => StatesIn(code) >= FewestStates);

    private int StatesIn(string region) =>
        taxonomies.List("states").Terms.Count(x => taxonomies.RegionAndAbove(x.Parent).Contains(region));

    /// <summary>Small, medium or large for its kind; one need in a table of many cannot be told by it.</summary>
    private static string Band(Need need) =>
        (need.Quantity ?? 1) switch
        {
            <= 5 => "small",
            <= 50 => "medium",
            _ => "large",
        };

    /// <summary>Days are cut to the first of their quarter: an exact window could give the State away.</summary>
    private static DateOnly? Month(DateOnly? day) =>
        day is { } d ? new DateOnly(d.Year, ((d.Month - 1) / 3 * 3) + 1, 1) : null;
}
