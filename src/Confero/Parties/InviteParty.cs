using Confero.Acts;
using Confero.Identity;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>The administrator invites a State or organisation, with the first person who will look after its people.</summary>
/// <param name="PartyId">Alpha-3 code of a State, or a short code of an organisation.</param>
/// <param name="InvitationHash">SHA-256, in hex, of the one-time code that is handed to that person.</param>
public sealed record InviteParty(
    string PartyId,
    string Kind,
    IReadOnlyDictionary<string, string> Names,
    string? Region,
    string PersonName,
    string PersonEmail,
    string InvitationHash
) : Act
{
    public override string Code => "party.invite";
    public override Roles AllowedTo => Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    /// <summary>The code without what was typed or pasted around it.</summary>
    private string PartyCode => PartyId.Trim();

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = Faults(scope).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var party = await scope.Db.Set<Party>().SingleOrDefaultAsync(x => x.Id == PartyCode);
        if (party is { Historic: false })
            return Refusal.Invalid("party.already-there", "partyId", PartyCode);
        if (party is null)
            scope.Db.Add(party = new Party { Id = PartyCode, Kind = Kind });
        party.Historic = false;
        party.Kind = Kind;
        party.Names = new(Names);
        party.Region = Region;
        var roles = Roles.DelegateAdministrator | Roles.Reader;
        scope.Db.Add(MemberRules.Invited(scope, party.Id, PersonName, PersonEmail, roles, InvitationHash));
        scope.BelongsTo(party.Id);
        return Outcome.Of(party.Id);
    }

    private IEnumerable<Refusal> Faults(ActScope scope) =>
        [
            .. PartyCode.Length is < 2 or > 20
            || !PartyCode.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
                ? [Refusal.Invalid("party.bad-code", "partyId")]
                : Array.Empty<Refusal>(),
            .. CodeRules.Check(scope.Taxonomies, "provider-kinds", "kind", Kind),
            .. CodeRules.Check(scope.Taxonomies, "regions", "region", Region),
            .. Names.ContainsKey("en") ? Array.Empty<Refusal>() : [Refusal.Missing("names")],
            .. MemberRules.Check(PersonName, PersonEmail),
        ];
}
