using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>Names a site of the State by a code name, or changes it.</summary>
/// <param name="SiteId">The site to change; null adds one.</param>
public sealed record SaveSite(string? SiteId, string CodeName, string? Note = null, bool Retired = false)
    : Act
{
    private const int MostName = 80;
    private const int MostNote = 1_000;
    private const int MostSites = 500;

    public override string Code => "assessment.save-site";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!await scope.AssessesItself())
            return Refusal.Rule("assessment.only-states");
        var name = (CodeName ?? "").Trim();
        if (name.Length == 0)
            return Refusal.Missing("codeName");
        if (name.Length > MostName)
            return Refusal.TooLong("codeName", MostName);
        if (Note?.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        var sites = await scope.Db.Set<Site>().Where(x => x.PartyId == scope.PartyId).ToListAsync();
        var site = sites.Find(x => x.Id == SiteId);
        if (SiteId is not null && site is null)
            return Refusal.NotFound;
        if (
            sites.Exists(x =>
                x.Id != SiteId && string.Equals(x.CodeName, name, StringComparison.OrdinalIgnoreCase)
            )
        )
            return Refusal.Invalid("assessment.site-name-taken", "codeName");
        if (site is null && sites.Count >= MostSites)
            return Refusal.Rule("assessment.too-many-sites");
        if (site is null)
            scope.Db.Add(
                site = new Site
                {
                    Id = Ids.Site(),
                    PartyId = scope.PartyId,
                    CodeName = name,
                }
            );
        site.CodeName = name;
        site.Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        site.Retired = Retired;
        scope.BelongsTo(scope.PartyId);
        return Outcome.Of(site.Id);
    }
}
