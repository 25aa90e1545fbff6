using Confero.Delivery;
using Confero.Offers;
using Confero.Parties;
using Confero.Record;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>Who in a party looks after a case or an offer since it was handed over; before that, whoever began it.</summary>
public sealed class CaseKeeper
{
    /// <summary>Id of a request or an offer.</summary>
    public required string SubjectId { get; init; }
    public required string PartyId { get; init; }
    public required string MemberId { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal sealed class CaseKeeperMapping : IEntityTypeConfiguration<CaseKeeper>
{
    public void Configure(EntityTypeBuilder<CaseKeeper> keeper)
    {
        keeper.ToTable("CaseKeepers");
        keeper.HasKey(x => new { x.SubjectId, x.PartyId });
        keeper.HasIndex(x => x.MemberId);
        keeper.HasOne<Member>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Something a person looks after for the party.</summary>
/// <param name="Ended">Whether it has come to an end; that is handed over too.</param>
public sealed record Charge(string SubjectId, string Title, bool Ended);

/// <summary>Finds what a person looks after. The party owns it all; this says only who is asked about it.</summary>
internal static class Charges
{
    /// <summary>Cases, offers and follow-up actions in the charge of a member, open and closed.</summary>
    public static async Task<List<Charge>> Of(ConferoDb db, Member member)
    {
        var party = member.PartyId!;
        var kept = await db.Set<CaseKeeper>()
            .AsNoTracking()
            .Where(x => x.PartyId == party)
            .ToDictionaryAsync(x => x.SubjectId, x => x.MemberId);
        var began = await Began(db, party);
        bool Keeps(string id) => (kept.GetValueOrDefault(id) ?? began.GetValueOrDefault(id)) == member.Id;
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Where(x => x.PartyId == party || (party == Party.Secretariat && x.ReachedSecretariat))
            .Select(x => new
            {
                x.Id,
                x.Title,
                x.Ended,
            })
            .ToListAsync();
        var offers = await db.Set<Offer>()
            .AsNoTracking()
            .Where(x => x.PartyId == party)
            .Select(x => new
            {
                x.Id,
                x.Title,
                Ended = x.WithdrawnAt != null,
            })
            .ToListAsync();
        var actions = await db.Set<FollowUp>()
            .AsNoTracking()
            .Where(x => x.OwnerMemberId == member.Id)
            .ToListAsync();
        return
        [
            .. requests.Where(x => Keeps(x.Id)).Select(x => new Charge(x.Id, x.Title, x.Ended)),
            .. offers.Where(x => Keeps(x.Id)).Select(x => new Charge(x.Id, x.Title, x.Ended)),
            .. actions.Select(x => new Charge(x.Id, x.Text, x.State is not FollowUpState.Open)),
        ];
    }

    /// <summary>Who of the party acted first on each case and offer.</summary>
    private static async Task<Dictionary<string, string>> Began(ConferoDb db, string party)
    {
        var steps = await db.Set<CaseStep>()
            .AsNoTracking()
            .Where(x => x.PartyId == party)
            .OrderBy(x => x.At)
            .Select(x => new { Id = x.RequestId, x.MemberId })
            .ToListAsync();
        var offers = await db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.Act == "offer.save" && x.SubjectId != null)
            .OrderBy(x => x.At)
            .Select(x => new { Id = x.SubjectId!, x.MemberId })
            .ToListAsync();
        return steps.Concat(offers).GroupBy(x => x.Id).ToDictionary(x => x.Key, x => x.First().MemberId);
    }
}
