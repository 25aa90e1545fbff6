using Confero.Matching.Explain;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Planning;

/// <summary>Finds the funds that would pay for a need if others paid beside them.</summary>
internal sealed class LoneFunds
{
    private readonly Portfolio _portfolio;
    private readonly Problem _problem;

    public LoneFunds(Portfolio portfolio) => (_portfolio, _problem) = (portfolio, portfolio.Problem);

    /// <summary>
    /// Makes the best package of a request as if every fund paid alone, and tells what the conditions of its funds ask beyond
    /// what that package has.
    /// </summary>
    /// <param name="left">What is left of every row.</param>
    /// <param name="number">The request.</param>
    /// <param name="needId">The need that the package must serve.</param>
    /// <returns>Funds, each with the money, in minor units, that others would have to give; empty if no condition stands in the way.</returns>
    public IReadOnlyList<Shortage> Find(long[] left, int number, string needId)
    {
        if (!HasCondition(number))
            return [];
        var freely = _problem.WithoutCoFunding();
        var steps = new RoundingSteps(freely);
        var chooser = new Chooser(freely);
        var prices = new PriceTable(freely, steps).Fill(new Prices(freely, steps));
        if (!chooser.Solve(number, prices, left, 0))
            return [];
        var package = chooser.Get();
        return Serves(package, number, needId) ? Missing(package, number) : [];
    }

    private List<Shortage> Missing(Package package, int number)
    {
        var missing = new List<Shortage>();
        foreach (var payer in package.Payers.Where(payer => payer != Package.Unpaid).Distinct())
        {
            var (all, others) = Money(package, number, payer);
            var asked = Share(_problem.FundOthersPercent[_problem.PayerFund[payer]], all);
            if (asked > others)
                missing.Add(
                    new Shortage(
                        _portfolio.Payers[payer].Fund.Id,
                        ResourceLimit.OthersMoney,
                        null,
                        asked - others
                    )
                );
        }
        return missing;
    }

    private (long All, long Others) Money(Package package, int number, int payer)
    {
        long all = 0,
            others = 0;
        for (var place = 0; place < package.Payers.Length; place++)
        {
            if (package.Payers[place] == Package.Unpaid)
                continue;
            var cost = _problem.ItemCost[_problem.ItemStart[number] + place];
            all += cost;
            if (OrganisationOf(package.Payers[place]) != OrganisationOf(payer))
                others += cost;
        }
        return (all, others);
    }

    private bool HasCondition(int number)
    {
        for (var payer = _problem.PayerStart[number]; payer < _problem.PayerStart[number + 1]; payer++)
            if (_problem.FundOthersPercent[_problem.PayerFund[payer]] > 0)
                return true;
        return false;
    }

    private bool Serves(Package package, int number, string needId) =>
        package
            .Options.Where(
                (option, place) =>
                    option != Package.LeftOut
                    && _portfolio.Items[_problem.ItemStart[number] + place].Need.Id == needId
            )
            .Any();

    private int OrganisationOf(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];

    /// <summary>A share in percent, rounded up.</summary>
    private static long Share(int percent, long all) => (long)(((Int128)percent * all + 99) / 100);
}
