using Confero.Matching.Packages;

namespace Confero.Tests.Matching.Engine;

/// <summary>Tries everything: written straight from the description of a problem, without any idea of how to be quick.</summary>
internal static class Oracle
{
    /// <summary>Every package that one request could be given by itself.</summary>
    public static List<Package> Packages(Problem problem, int request)
    {
        var found = new List<Package>();
        var count = problem.ItemsOf(request);
        Extend(problem, request, new int[count], new int[count], 0, found);
        return found;
    }

    /// <summary>The value of the best plan.</summary>
    public static long Best(Problem problem)
    {
        var packages = Enumerable.Range(0, problem.RequestCount).Select(r => Packages(problem, r)).ToList();
        return Best(problem, packages, new Selection(problem), 0);
    }

    private static long Best(Problem problem, List<List<Package>> packages, Selection plan, int request)
    {
        if (request == problem.RequestCount)
            return plan.Value;
        var best = Best(problem, packages, plan, request + 1);
        foreach (var package in packages[request].Where(plan.Fits))
        {
            plan.Put(package);
            best = Math.Max(best, Best(problem, packages, plan, request + 1));
            plan.Take(request);
        }
        return best;
    }

    private static void Extend(
        Problem problem,
        int request,
        int[] options,
        int[] payers,
        int place,
        List<Package> found
    )
    {
        if (place == options.Length)
        {
            if (IsAllowed(problem, request, options, payers))
                found.Add(Package.Of(problem, request, options, payers));
            return;
        }
        var item = problem.ItemStart[request] + place;
        (options[place], payers[place]) = (Package.LeftOut, Package.Unpaid);
        Extend(problem, request, options, payers, place + 1, found);
        if (problem.ItemMoneyOnly[item])
            Pay(problem, request, options, payers, place, Package.MoneyOnly, found);
        for (var option = problem.OptionStart[item]; option < problem.OptionStart[item + 1]; option++)
            if (problem.OptionPaid[option])
                Pay(problem, request, options, payers, place, option, found);
            else
            {
                (options[place], payers[place]) = (option, Package.Unpaid);
                Extend(problem, request, options, payers, place + 1, found);
            }
    }

    private static void Pay(
        Problem problem,
        int request,
        int[] options,
        int[] payers,
        int place,
        int option,
        List<Package> found
    )
    {
        for (var payer = problem.PayerStart[request]; payer < problem.PayerStart[request + 1]; payer++)
            if ((problem.PayerItems[payer] >> place & 1) != 0)
            {
                (options[place], payers[place]) = (option, payer);
                Extend(problem, request, options, payers, place + 1, found);
            }
    }

    private static bool IsAllowed(Problem problem, int request, int[] options, int[] payers)
    {
        var places = Enumerable.Range(0, options.Length).ToList();
        var served = places.Where(place => options[place] != Package.LeftOut).ToHashSet();
        if (served.Count == 0)
            return false;
        if (places.Exists(p => (problem.RequestMandatory[request] >> p & 1) != 0 && !served.Contains(p)))
            return false;
        foreach (var rule in problem.RulesOf(request))
            if (!Keeps(problem, rule, options, served))
                return false;
        var used = payers.Where(payer => payer != Package.Unpaid).Distinct().ToList();
        if (used.Count > problem.MaxFunds)
            return false;
        foreach (var payer in used)
        {
            var grant = places
                .Where(place => payers[place] == payer)
                .Sum(place => problem.ItemCost[problem.ItemStart[request] + place]);
            var fund = problem.PayerFund[payer];
            if (grant <= 0 || grant < problem.FundMinimum[fund] || grant > problem.FundMaximum[fund])
                return false;
            long all = 0,
                others = 0;
            foreach (var place in places.Where(place => payers[place] != Package.Unpaid))
            {
                var cost = problem.ItemCost[problem.ItemStart[request] + place];
                all += cost;
                if (
                    problem.FundOrganisation[problem.PayerFund[payers[place]]]
                    != problem.FundOrganisation[fund]
                )
                    others += cost;
            }
            if (100 * others < problem.FundOthersPercent[fund] * all)
                return false;
        }
        var package = Package.Of(problem, request, options, payers);
        return package.Partners <= problem.RequestMaxPartners[request]
            && package.Uses.All(use => use.Amount <= problem.RowCapacity[use.Row]);
    }

    private static bool Keeps(Problem problem, ItemRule rule, int[] options, HashSet<int> served) =>
        rule.Kind switch
        {
            ItemRuleKind.Implies => !served.Contains(rule.A) || served.Contains(rule.B),
            ItemRuleKind.Excludes => !served.Contains(rule.A) || !served.Contains(rule.B),
            ItemRuleKind.AnyOf => served.Any(place => (rule.A >> place & 1) != 0),
            _ => options[rule.A] < 0
                || options[rule.B] < 0
                || problem.OptionLast[options[rule.A]] < problem.OptionFirst[options[rule.B]],
        };
}
