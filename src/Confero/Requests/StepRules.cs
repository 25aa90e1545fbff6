using Confero.Acts;
using Confero.Disclosure;
using Confero.Packages;

namespace Confero.Requests;

/// <summary>What steps require and bring about whatever a process definition says.</summary>
public static class StepRules
{
    private static readonly TimeSpan CheckAfter = TimeSpan.FromDays(365);
    private static readonly string[] NeedsReason =
    [
        "return",
        "return-for-clarification",
        "decline",
        "suspend",
        "mark-unmet",
        "withdraw",
    ];

    /// <summary>Steps that have an act of their own, because they carry more than a note.</summary>
    public static readonly IReadOnlySet<string> WithOwnAct = new HashSet<string>
    {
        "draft",
        "edit",
        "propose",
        "evaluate",
        "answer-check",
    };

    internal static Refusal? Check(
        string step,
        Request request,
        IReadOnlyList<Package> packages,
        string? note
    )
    {
        if (WithOwnAct.Contains(step))
            return Refusal.Rule("request.step-has-own-act", step);
        if (NeedsReason.Contains(step) && string.IsNullOrWhiteSpace(note))
            return Refusal.Missing("note");
        var contributions = packages
            .Where(x => x.State != PackageState.Withdrawn)
            .SelectMany(x => x.Contributions)
            .ToList();
        return step switch
        {
            "submit" or "endorse" => Complete(request),
            "accept" => Answered(contributions),
            "agree" => Committed(contributions),
            "confirm-delivery" => Received(contributions),
            _ => null,
        };
    }

    internal static void Then(string step, Request request, IReadOnlyList<Package> packages, ActScope scope)
    {
        if (step == "agree")
            foreach (var package in packages.Where(x => x.State == PackageState.Proposed))
                (package.State, package.AgreedAt) = (PackageState.Agreed, scope.Now);
        if (step == "close")
            request.CheckDueAt = scope.Now + CheckAfter;
    }

    private static Refusal? Complete(Request request) =>
        request.Needs.Count == 0 ? Refusal.Rule("request.needs-a-line")
        : string.IsNullOrWhiteSpace(request.Text(Section.Summary)) ? Refusal.Rule("request.needs-a-summary")
        : null;

    private static Refusal? Answered(List<Contribution> contributions) =>
        !contributions.Exists(x => x.StateAnswer == Answer.Accepted)
            ? Refusal.Rule("request.nothing-accepted")
        : contributions.Exists(x => x.StateAnswer == Answer.None && x.ProviderAnswer != Answer.Declined)
            ? Refusal.Rule("request.answer-each-contribution")
        : null;

    private static Refusal? Committed(List<Contribution> contributions)
    {
        var consented = contributions.Where(x => x.BothConsented).ToList();
        return consented.Count == 0 ? Refusal.Rule("request.nothing-consented")
            : consented.Exists(x => x.CommittedAt is null) ? Refusal.Rule("request.commitments-missing")
            : null;
    }

    private static Refusal? Received(List<Contribution> contributions) =>
        contributions.Exists(x => x.State is ContributionState.Committed or ContributionState.Delivered)
            ? Refusal.Rule("request.receipts-missing")
            : null;
}
