using Confero.Acts;
using Confero.Delivery;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// Takes a case one step further along its process: submit, endorse, authenticate, consent to circulate, close and
/// all the others. The process definition of the case says from where, to where and by whom; <see cref="StepRules"/>
/// adds what no definition may leave out.
/// </summary>
/// <param name="Step">Code of the act in the process, for example <c>endorse</c>.</param>
/// <param name="Note">A word of reason, shown in the file of the case to all who may see it.</param>
/// <param name="ExpectedVersion">The version the member read; what was changed since must be read again before it is signed.</param>
public sealed record TakeStep(
    string RequestId,
    string Step,
    string? Note = null,
    Guid? ExpectedVersion = null
) : Act
{
    private const int MostNote = 4_000;

    /// <summary>The passkey's signature over the text of the step, see <see cref="CaseText"/>; a checked one also proves who sits there.</summary>
    public SignedAnswer? Signature { get; init; }

    public override string Code => "request.step";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Case(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        var process = await scope.Definition(request);
        if (process.Act(Step) is not { } act)
            return Refusal.Rule("process.unknown-act");
        if (scope.MayStep(request, process, Step).Refusal is { } not)
            return not;
        if (Note?.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        var packages = await scope
            .Db.Set<Package>()
            .Include(x => x.Contributions)
                .ThenInclude(x => x.Deliveries)
            .Where(x => x.RequestId == RequestId)
            .ToListAsync();
        if (StepRules.Check(act, request, packages, Note, scope.Now) is { } refusal)
            return refusal;
        if (
            act.Does(ActMeaning.Agree)
            && !await scope.Db.Set<SustainmentPlan>().AnyAsync(x => x.RequestId == RequestId)
        )
            return Refusal.Rule("request.sustainment-missing");
        var kind = CaseText.KindOf(process, act);
        var first = kind == CaseText.Endorse ? await scope.HandedIn(request, process) : null;
        var text = CaseText.Of(request, Step, kind, scope.Member.Id, first?.Text);
        if (await scope.Advance(request, Step, Note) is { } refused)
            return refused;
        if (await scope.Sign(request, kind, Signature, text, first) is { } unsigned)
            return unsigned;
        StepRules.Then(act, request, packages, scope);
        return Outcome.Of(request.Id);
    }
}
