using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>The party that attached a document takes it away; its content is gone at once.</summary>
public sealed record RemoveDocument(string DocumentId) : Act
{
    public override string Code => "document.remove";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var document = await scope.Db.Set<Document>().SingleOrDefaultAsync(x => x.Id == DocumentId);
        if (
            document is null
            || !document.IsOf(scope.Member.Id, scope.Member.PartyId)
            || await scope.PlaceFor(document.SubjectId, document.Section) is not { } place
        )
            return Refusal.NotFound;
        if (place.Refusal is { } refusal)
            return refusal;
        scope.Db.Remove(document);
        return Outcome.Of(DocumentId);
    }
}
