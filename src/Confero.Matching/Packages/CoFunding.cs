namespace Confero.Matching.Packages;

/// <summary>
/// The condition of a fund that does not want to pay alone: of all money that a package takes from funds, at least so many
/// percent must come from funds of other organisations. Money that the recipient or a provider brings itself is not counted.
/// </summary>
internal static class CoFunding
{
    /// <summary>Whether two grants keep the conditions of the funds that give them.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="first">A payer, or negative for none.</param>
    /// <param name="firstGrant">What it gives.</param>
    /// <param name="second">Another, or negative for none.</param>
    /// <param name="secondGrant">What that gives.</param>
    public static bool Keep(Problem problem, int first, long firstGrant, int second, long secondGrant)
    {
        int ofFirst = PercentOf(problem, first),
            ofSecond = PercentOf(problem, second);
        if (ofFirst == 0 && ofSecond == 0)
            return true;
        var areApart = second < 0 || OrganisationOf(problem, first) != OrganisationOf(problem, second);
        var all = firstGrant + secondGrant;
        return IsEnough(areApart ? secondGrant : 0, all, ofFirst)
            && IsEnough(areApart ? firstGrant : 0, all, ofSecond);
    }

    /// <summary>Whether all grants of a package keep all conditions.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="request">The request.</param>
    /// <param name="payers">The payer of each item.</param>
    public static bool Keep(Problem problem, int request, ReadOnlySpan<int> payers)
    {
        foreach (var payer in payers)
        {
            if (payer == Package.Unpaid || PercentOf(problem, payer) is not (> 0 and var percent))
                continue;
            long all = 0,
                others = 0;
            for (var place = 0; place < payers.Length; place++)
            {
                if (payers[place] == Package.Unpaid)
                    continue;
                var cost = problem.ItemCost[problem.ItemStart[request] + place];
                all += cost;
                if (OrganisationOf(problem, payers[place]) != OrganisationOf(problem, payer))
                    others += cost;
            }
            if (!IsEnough(others, all, percent))
                return false;
        }
        return true;
    }

    /// <summary>What a payment counts in the condition of a fund, written as a sum that must not be negative.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="fund">The fund that does not want to pay alone.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="item">For what.</param>
    public static long Weight(Problem problem, int fund, int payer, int item) =>
        (
            (OrganisationOf(problem, payer) == problem.FundOrganisation[fund] ? 0 : 100)
            - problem.FundOthersPercent[fund]
        ) * problem.ItemCost[item];

    private static bool IsEnough(long others, long all, int percent) =>
        (Int128)100 * others >= (Int128)percent * all;

    private static int PercentOf(Problem problem, int payer) =>
        payer < 0 ? 0 : problem.FundOthersPercent[problem.PayerFund[payer]];

    private static int OrganisationOf(Problem problem, int payer) =>
        problem.FundOrganisation[problem.PayerFund[payer]];
}
