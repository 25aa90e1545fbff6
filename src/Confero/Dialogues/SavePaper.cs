using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair, or a party that takes part, gives a background paper or replaces its own.</summary>
public sealed record SavePaper(
    string SeriesId,
    string? PaperId,
    string? Author,
    IReadOnlyList<PaperVersion> Versions
) : Act
{
    private const int MostText = 100_000;

    public override string Code => "dialogue.save-paper";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Manages && !floor.Standing.Speaks)
            return Refusal.NotYours;
        var faults = Faults().ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var party = floor.Standing.Manages ? null : scope.PartyId;
        var paper = await scope
            .Db.Set<Paper>()
            .SingleOrDefaultAsync(x => x.Id == PaperId && x.SeriesId == SeriesId && x.PartyId == party);
        if (PaperId is not null && paper is null)
            return Refusal.NotFound;
        if (paper is null)
            scope.Db.Add(
                paper = new Paper
                {
                    Id = Ids.Dialogue("PPR"),
                    SeriesId = SeriesId,
                    PartyId = party,
                }
            );
        paper.Author = string.IsNullOrWhiteSpace(Author) ? null : Author.Trim();
        paper.Versions = [.. Versions.Select(Clean)];
        paper.At = scope.Now;
        return Outcome.Of(paper.Id);
    }

    private IEnumerable<Refusal> Faults()
    {
        if (Versions.Count == 0)
            yield return Refusal.Missing("versions");
        if (Versions.Select(x => x.Language).Distinct().Count() < Versions.Count)
            yield return Refusal.Invalid("dialogue.language-twice", "versions");
        foreach (var version in Versions)
        {
            foreach (
                var fault in DialogueRules
                    .Language(version.Language)
                    .Concat(DialogueRules.Text(version.Title, "title", DialogueRules.MostTitle))
                    .Concat(
                        DialogueRules.Text(version.Text, "text", MostText, required: version.Link is null)
                    )
                    .Concat(DialogueRules.Link(version.Link, "link"))
            )
                yield return fault;
        }
    }

    private static PaperVersion Clean(PaperVersion version) =>
        version with
        {
            Title = version.Title.Trim(),
            Text = string.IsNullOrWhiteSpace(version.Text)
                ? null
                : version.Text.Trim().ReplaceLineEndings("\n"),
            Link = string.IsNullOrWhiteSpace(version.Link) ? null : version.Link.Trim(),
        };
}
