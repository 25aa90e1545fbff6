using Confero.Acts;
using Confero.Identity;
using Confero.Offers;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>A provider says that an anonymous need interests it. Only the secretariat learns who.</summary>
public sealed record ShowInterest(string NeedId, string? OfferId = null, string? Note = null) : Act
{
    private const int MostNote = 2_000;

    public override string Code => "matching.show-interest";
    public override Roles AllowedTo => CaseAuthority.Writers;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var need = await scope.Db.Set<Need>().SingleOrDefaultAsync(x => x.Id == NeedId);
        var request = need is null
            ? null
            : await scope.Db.Set<Request>().SingleAsync(x => x.Id == need.RequestId);
        if (request is null)
            return Refusal.NotFound;
        if (CaseAuthority.Interest(scope.Viewer, request.Disclosure()) is { } refusal)
            return refusal;
        if (Note?.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        if (OfferId is not null && await scope.OwnOffer(OfferId) is null)
            return Refusal.NotFound;
        var earlier = await scope
            .Db.Set<Interest>()
            .SingleOrDefaultAsync(x => x.NeedId == NeedId && x.PartyId == scope.PartyId);
        if (earlier is not null)
            return Outcome.Of(NeedId);
        scope.Db.Add(
            new Interest
            {
                Id = Ids.Row(),
                NeedId = NeedId,
                PartyId = scope.PartyId,
                OfferId = OfferId,
                Note = Note,
                MemberId = scope.Member.Id,
                At = scope.Now,
            }
        );
        await scope.Notify(Parties.Party.Secretariat, Roles.Broker, "notice.interest", request.Id);
        return Outcome.Of(NeedId);
    }
}
