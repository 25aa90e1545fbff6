using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// The authoriser decides how far one section may be seen. Widening is a recorded consent; narrowing is always
/// allowed, in every state of the case.
/// </summary>
/// <param name="NamedParties">Whom class C names.</param>
public sealed record SetVisibility(
    string RequestId,
    Section Section,
    DisclosureClass Class,
    IReadOnlyList<string> NamedParties,
    Guid? ExpectedVersion = null
) : Act
{
    public override string Code => "request.set-visibility";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        if (Class > DisclosureRules.Widest(Section))
            return Refusal.Invalid(
                "request.section-too-wide",
                "class",
                DisclosureRules.Widest(Section).ToString()
            );
        if (Class == DisclosureClass.C && NamedParties.Count == 0)
            return Refusal.Missing("namedParties");
        var known = await scope.Db.Set<Party>().CountAsync(x => NamedParties.Contains(x.Id));
        if (known != NamedParties.Distinct().Count())
            return Refusal.Unknown("namedParties", string.Join(", ", NamedParties));
        var before = request.ClassOf(Section);
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
        if (Class > before || (Class == DisclosureClass.C && NamedParties.Except(section.Parties).Any()))
            scope.Consent(
                request.Id,
                "visibility",
                $"{RequestRules.FieldOf(Section)} {Class} {string.Join(' ', NamedParties)}".Trim()
            );
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }
}
