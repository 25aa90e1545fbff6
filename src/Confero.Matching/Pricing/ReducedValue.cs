using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>What a package is worth once everything it takes is paid for.</summary>
internal static class ReducedValue
{
    /// <summary>Value less prices; grants are priced as a whole, because their rounding cuts count the whole.</summary>
    public static double Of(Problem problem, Package package, PriceTable prices)
    {
        double value = package.Value;
        var first = problem.ItemStart[package.Request];
        for (var place = 0; place < package.Options.Length; place++)
        {
            var option = package.Options[place];
            if (option >= 0)
                for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                    value -= prices.Strength * prices.KindCost[problem.UseKind[use]];
        }
        for (var place = 0; place < package.Payers.Length; place++)
        {
            var payer = package.Payers[place];
            if (payer == Package.Unpaid || package.Payers.AsSpan(0, place).Contains(payer))
                continue;
            long grant = 0;
            for (var other = place; other < package.Payers.Length; other++)
                if (package.Payers[other] == payer)
                    grant += problem.ItemCost[first + other];
            value -= prices.Cost(problem.FundRow[problem.PayerFund[payer]], grant);
        }
        return value;
    }
}
