using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// The authoriser decides how far one section may be seen. Letting it beyond the secretariat is a recorded consent that
/// takes the place of the earlier one; narrowing is always allowed, in every state of the case, and ends that consent.
/// </summary>
/// <param name="NamedParties">Whom class C names.</param>
/// <param name="Until">The last day on which it may be seen so far; null for no end. After it the section is as if never let out.</param>
public sealed record SetVisibility(
    string RequestId,
    Section Section,
    DisclosureClass Class,
    IReadOnlyList<string> NamedParties,
    Guid? ExpectedVersion = null,
    DateOnly? Until = null
) : Act
{
    public override string Code => "request.set-visibility";
    public override Roles AllowedTo => CaseAuthority.Deciders;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        if (CaseAuthority.LetOut(scope.Viewer, request.Disclosure(), Section, Class) is { } tooWide)
            return tooWide;
        if (await Fault(scope) is { } refusal)
            return refusal;
        var section =
            request.Sections.Find(x => x.Section == Section)
            ?? new RequestSection(Section, "", DisclosureRules.Default, []);
        request.Sections =
        [
            .. request.Sections.Where(x => x.Section != Section),
            section with
            {
                Class = Class,
                Parties = [.. NamedParties.Distinct()],
            },
        ];
        await scope.EndConsents(
            request.Id,
            ConsentScopes.Visibility,
            Class > DisclosureRules.Default ? ConsentEnd.Replaced : ConsentEnd.Withdrawn,
            RequestRules.FieldOf(Section)
        );
        if (Class > DisclosureRules.Default)
            scope.Consent(
                request.Id,
                ConsentScopes.Visibility,
                $"{RequestRules.FieldOf(Section)} {Class} {string.Join(' ', NamedParties)}".Trim(),
                ConsentExpiry.EndOf(Until)
            );
        scope.Touch(request);
        request.KeepReleased(scope.Now);
        return Outcome.Of(request.Id);
    }

    private async Task<Refusal?> Fault(ActScope scope)
    {
        if (Class == DisclosureClass.C && NamedParties.Count == 0)
            return Refusal.Missing("namedParties");
        if (Until < scope.Today)
            return Refusal.Invalid("consent.until-in-the-past", "until");
        var known = await scope.Db.Set<Party>().CountAsync(x => NamedParties.Contains(x.Id));
        return known == NamedParties.Distinct().Count()
            ? null
            : Refusal.Unknown("namedParties", string.Join(", ", NamedParties));
    }
}
