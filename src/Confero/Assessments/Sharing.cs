using System.Linq.Expressions;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>How much of an assessment somebody may see; each includes those before it.</summary>
public enum AssessmentDetail
{
    Nothing,

    /// <summary>The level and score in all.</summary>
    Overall,

    /// <summary>And by stage, theme and module series.</summary>
    ByStage,

    /// <summary>And every answer with its reason; never evidence, notes or who answered.</summary>
    Answers,

    /// <summary>All there is; the State's own people only.</summary>
    Own,
}

/// <summary>The recorded, revocable consent of a State's authoriser to show a concluded national assessment.</summary>
public sealed class Sharing : IVersioned
{
    public required string Id { get; init; }
    public required string AssessmentId { get; init; }

    /// <summary>The party that may look; the secretariat is one.</summary>
    public required string With { get; init; }
    public AssessmentDetail Detail { get; init; }
    public required string GivenBy { get; init; }
    public DateTimeOffset GivenAt { get; init; }
    public string? RevokedBy { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid Version { get; set; }

    public bool Stands => RevokedAt is null;
}

/// <summary>Who may see how much of an assessment: default deny, and nobody but the State without its consent.</summary>
public static class AssessmentDisclosure
{
    private const Roles Readers = Roles.Drafter | Roles.Authoriser | Roles.Reader;

    public static AssessmentDetail Decide(
        Viewer viewer,
        string ownerId,
        bool concluded,
        bool ofSite,
        IEnumerable<Sharing> sharings
    )
    {
        if (viewer.IsRegisteredParty && viewer.PartyId == ownerId)
            return viewer.Has(Readers) ? AssessmentDetail.Own : AssessmentDetail.Nothing;
        var maySee = viewer.IsSecretariat
            ? viewer.ReadsForSecretariat
            : viewer.IsRegisteredParty && viewer.Has(Readers);
        if (!maySee || !concluded || ofSite)
            return AssessmentDetail.Nothing;
        return sharings
            .Where(x => x.Stands && x.With == viewer.PartyId)
            .Select(x => x.Detail)
            .DefaultIfEmpty(AssessmentDetail.Nothing)
            .Max();
    }

    internal static AssessmentDetail Decide(Viewer viewer, Assessment assessment) =>
        Decide(
            viewer,
            assessment.PartyId,
            assessment.State == AssessmentState.Concluded,
            assessment.SiteId is not null,
            assessment.Sharings
        );

    /// <summary>The same decision as a filter the database can apply: where it admits nothing, <see cref="Decide(Viewer, string, bool, bool, IEnumerable{Sharing})"/> does not either.</summary>
    internal static Expression<Func<Assessment, bool>> VisibleTo(Viewer viewer)
    {
        if (viewer.PartyId is not { } party || !(viewer.IsRegisteredParty || viewer.IsSecretariat))
            return x => false;
        var reads = viewer.IsSecretariat ? viewer.ReadsForSecretariat : viewer.Has(Readers);
        return x =>
            reads
            && (
                (x.PartyId == party && !viewer.IsSecretariat)
                || (
                    x.State == AssessmentState.Concluded
                    && x.SiteId == null
                    && x.Sharings.Any(s => s.With == party && s.RevokedAt == null)
                )
            );
    }

    /// <summary>Whether the viewer works on the assessments of the own State.</summary>
    public static bool MayAnswer(Viewer viewer) =>
        viewer.IsRegisteredParty && viewer.Has(Roles.Drafter | Roles.Authoriser);
}

internal sealed class SharingMapping : IEntityTypeConfiguration<Sharing>
{
    public void Configure(EntityTypeBuilder<Sharing> sharing)
    {
        sharing.ToTable("AssessmentSharings");
        sharing.Property(x => x.Version).IsConcurrencyToken();
        sharing.Ignore(x => x.Stands);
        sharing.HasIndex(x => new { x.With, x.RevokedAt });
        sharing.HasOne<Party>().WithMany().HasForeignKey(x => x.With).OnDelete(DeleteBehavior.Restrict);
    }
}
