using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;

namespace Confero.Matching.Planning;

/// <summary>Finds the binding reasons why a need is not served, the deepest first.</summary>
internal sealed class WhyUnserved
{
    private readonly Portfolio _portfolio;
    private readonly Selection _selection;
    private readonly RequestCase _request;
    private readonly int _number;

    public WhyUnserved(Portfolio portfolio, Selection selection, RequestCase request, int number)
    {
        _portfolio = portfolio;
        _selection = selection;
        _request = request;
        _number = number;
    }

    public IReadOnlyList<Reason> Reasons(Need need)
    {
        if (Impossible(need) is { } own)
            return [own];
        var package = _selection[_number];
        if (package is null)
        {
            var missing = _request.Needs.FirstOrDefault(other =>
                other.Mandatory && Impossible(other) is not null
            );
            return [missing is null ? Competing(need) : Naming(PlanReasonCodes.MandatoryMissing, missing.Id)];
        }
        foreach (var prerequisite in need.Prerequisites)
            if (
                !IsServed(package, prerequisite.NeedId)
                && prerequisite.Relation != PrerequisiteRelation.InsteadOf
            )
                return [Naming(PlanReasonCodes.Prerequisite, prerequisite.NeedId)];
        var alternative = _request.Needs.FirstOrDefault(other =>
            AreAlternatives(need, other) && IsServed(package, other.Id)
        );
        return [alternative is null ? Competing(need) : Naming(PlanReasonCodes.Alternative, alternative.Id)];
    }

    private Reason? Impossible(Need need)
    {
        var (inKind, funding) = _portfolio.Eligible[need.Id];
        if (need.Kind == AssistanceKind.Financial)
            return funding == 0 ? new Reason(PlanReasonCodes.NoFund) : null;
        if (inKind == 0)
            return new Reason(PlanReasonCodes.NoCandidate);
        return funding == 0 && Options(need).All(option => _portfolio.Problem.OptionPaid[option])
            ? new Reason(PlanReasonCodes.NoFund)
            : null;
    }

    /// <summary>Everything needed exists; either funds do not want to pay alone, or others hold it, or it does not pay.</summary>
    private Reason Competing(Need need)
    {
        var problem = _portfolio.Problem;
        var lone = new LoneFunds(_portfolio).Find(_selection.LeftWithout(_number), _number, need.Id);
        if (lone.Count > 0)
            return Offers(PlanReasonCodes.CoFunding, lone.Select(shortage => shortage.OfferId));
        var busy = Options(need)
            .Where(option =>
                Enumerable
                    .Range(problem.UseStart[option], problem.UseStart[option + 1] - problem.UseStart[option])
                    .Any(use => _selection.Left[problem.UseRow(use)] < problem.UseAmount(use))
            )
            .Select(option => _portfolio.Options[option].Offer.Id);
        var payers = Enumerable.Range(
            problem.PayerStart[_number],
            problem.PayerStart[_number + 1] - problem.PayerStart[_number]
        );
        var spent = payers
            .Where(payer =>
                _selection.Left[problem.FundRow[problem.PayerFund[payer]]] < MatchingIndex.MoneyAsked(need)
            )
            .Select(payer => _portfolio.Payers[payer].Fund.Id);
        var holding = busy.Concat(spent).ToList();
        return holding.Count == 0
            ? new Reason(PlanReasonCodes.NotWorthwhile)
            : Offers(PlanReasonCodes.Competing, holding);
    }

    private IEnumerable<int> Options(Need need)
    {
        var problem = _portfolio.Problem;
        for (var item = problem.ItemStart[_number]; item < problem.ItemStart[_number + 1]; item++)
            if (_portfolio.Items[item].Need.Id == need.Id)
                for (var option = problem.OptionStart[item]; option < problem.OptionStart[item + 1]; option++)
                    yield return option;
    }

    private bool IsServed(Package package, string needId)
    {
        var first = _portfolio.Problem.ItemStart[_number];
        return Enumerable
            .Range(0, package.Options.Length)
            .Any(place =>
                _portfolio.Items[first + place].Need.Id == needId && package.Options[place] != Package.LeftOut
            );
    }

    private static bool AreAlternatives(Need a, Need b) => Names(a, b) || Names(b, a);

    private static bool Names(Need a, Need b) =>
        a.Prerequisites.Any(p => p.Relation == PrerequisiteRelation.InsteadOf && p.NeedId == b.Id);

    private static Reason Offers(string code, IEnumerable<string> offers) =>
        new(
            code,
            new Dictionary<string, string>
            {
                ["offers"] = PairRules.List([.. offers.Distinct().Order(StringComparer.Ordinal)]),
            }
        );

    private static Reason Naming(string code, string need) =>
        new(code, new Dictionary<string, string> { ["need"] = need });
}
