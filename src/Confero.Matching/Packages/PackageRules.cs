namespace Confero.Matching.Packages;

/// <summary>Whether choices for a request make a package at all, whatever else is in the plan.</summary>
internal static class PackageRules
{
    /// <summary>Mandatory items, rules between items, the size of grants and what funds ask of other funds; partners and rows are not looked at.</summary>
    public static bool Keep(Problem problem, int request, ReadOnlySpan<int> options, ReadOnlySpan<int> payers)
    {
        var served = 0;
        for (var place = 0; place < options.Length; place++)
            if (options[place] != Package.LeftOut)
                served |= 1 << place;
        if (served == 0 || (problem.RequestMandatory[request] & ~served) != 0)
            return false;
        foreach (var rule in problem.RulesOf(request))
            if (!Keep(problem, rule, options, served))
                return false;
        for (var place = 0; place < payers.Length; place++)
            if (payers[place] != Package.Unpaid && !payers[..place].Contains(payers[place]))
                if (!IsGrant(problem, problem.ItemStart[request], payers, payers[place]))
                    return false;
        return CoFunding.Keep(problem, request, payers);
    }

    private static bool Keep(Problem problem, ItemRule rule, ReadOnlySpan<int> options, int served)
    {
        bool a = (served >> rule.A & 1) != 0,
            b = (served >> rule.B & 1) != 0;
        return rule.Kind switch
        {
            ItemRuleKind.Implies => !a || b,
            ItemRuleKind.Excludes => !a || !b,
            ItemRuleKind.AnyOf => (served & rule.A) != 0,
            _ => options[rule.A] < 0
                || options[rule.B] < 0
                || problem.OptionLast[options[rule.A]] < problem.OptionFirst[options[rule.B]],
        };
    }

    private static bool IsGrant(Problem problem, int first, ReadOnlySpan<int> payers, int payer)
    {
        long grant = 0;
        for (var place = 0; place < payers.Length; place++)
            if (payers[place] == payer)
                grant += problem.ItemCost[first + place];
        var fund = problem.PayerFund[payer];
        return grant > 0 && grant >= problem.FundMinimum[fund] && grant <= problem.FundMaximum[fund];
    }
}
