using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Packages;
using Confero.Process;

namespace Confero.Requests;

/// <summary>What acts of a process require and bring about by their meaning, whatever a definition calls them.</summary>
internal static class StepRules
{
    internal static Refusal? Check(
        ProcessAct act,
        Request request,
        IReadOnlyList<Package> packages,
        string? note,
        DateTimeOffset now
    )
    {
        if (act.HasOwnAct)
            return Refusal.Rule("request.step-has-own-act", act.Code);
        if (act.Needs.Contains(ActNeed.Reason) && string.IsNullOrWhiteSpace(note))
            return Refusal.Missing("note");
        if (act.Needs.Contains(ActNeed.Complete) && Complete(request) is { } incomplete)
            return incomplete;
        return act.Means.Select(x => Check(x, request, packages, now)).FirstOrDefault(x => x is not null);
    }

    private static Refusal? Check(
        ActMeaning meaning,
        Request request,
        IReadOnlyList<Package> packages,
        DateTimeOffset now
    )
    {
        var standing = packages.Where(x => x.State is PackageState.Proposed or PackageState.Agreed).ToList();
        return meaning switch
        {
            ActMeaning.Endorse => Complete(request),
            ActMeaning.Accept => Accepting([.. packages.Where(x => IsBefore(x, now))], request.Needs),
            ActMeaning.Agree => Committed(standing, request.Needs),
            ActMeaning.Receive => Received([.. standing.SelectMany(x => x.Contributions)]),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a package is before the State, as far as the State can tell: by its own answers, by introductions and by the
    /// calendar. That a provider refused, or that the secretariat took it back, must not show in what the State may do.
    /// </summary>
    private static bool IsBefore(Package package, DateTimeOffset now) =>
        package.SeenByState(now) is PackageState.Proposed or PackageState.Agreed
        && package.Contributions.Exists(x => x.StateAnswer != Answer.Declined);

    private static Refusal? Accepting(List<Package> packages, List<Need> needs) =>
        Answered([.. packages.SelectMany(x => x.Contributions)]) ?? TogetherRules.Accepting(packages, needs);

    internal static void Then(
        ProcessAct act,
        Request request,
        IReadOnlyList<Package> packages,
        ActScope scope
    )
    {
        if (act.Does(ActMeaning.Agree))
            foreach (
                var package in packages.Where(x =>
                    x.State == PackageState.Proposed && x.Contributions.Exists(c => c.BothConsented)
                )
            )
                (package.State, package.AgreedAt) = (PackageState.Agreed, scope.Now);
        if (act.Does(ActMeaning.Close))
            OutcomeChecks.Begin(scope, request);
    }

    private static Refusal? Complete(Request request) =>
        request.Needs.Count == 0 ? Refusal.Rule("request.needs-a-line")
        : string.IsNullOrWhiteSpace(request.Text(Section.Summary)) ? Refusal.Rule("request.needs-a-summary")
        : null;

    private static Refusal? Answered(List<Contribution> contributions) =>
        !contributions.Exists(x => x.StateAnswer == Answer.Accepted)
            ? Refusal.Rule("request.nothing-accepted")
        : contributions.Exists(x => x.StateAnswer == Answer.None)
            ? Refusal.Rule("request.answer-each-contribution")
        : null;

    private static Refusal? Committed(List<Package> packages, List<Need> needs)
    {
        var consented = TogetherRules
            .Groups(packages, needs)
            .Where(x => x.Agreed)
            .SelectMany(x => x.Contributions)
            .ToList();
        return consented.Count == 0 ? Refusal.Rule("request.nothing-consented")
            : consented.Exists(x => x.CommittedAt is null) ? Refusal.Rule("request.commitments-missing")
            : null;
    }

    private static Refusal? Received(List<Contribution> contributions) =>
        contributions.Exists(x => x.State is ContributionState.Committed or ContributionState.Delivered)
            ? Refusal.Rule("request.receipts-missing")
        : contributions.Exists(x => x.State is ContributionState.Disputed or ContributionState.PartlyReceived)
            ? Refusal.Rule("request.deliveries-not-settled")
        : null;
}
