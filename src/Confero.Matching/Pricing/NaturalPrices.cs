using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>What a unit of each kind of row would cost if all value were spread over all that is asked: a scale for steps.</summary>
internal static class NaturalPrices
{
    /// <summary>Points for a unit, by <see cref="RowKind"/>.</summary>
    public static double[] Of(Problem problem)
    {
        var value = new double[Enum.GetValues<RowKind>().Length];
        var asked = new double[value.Length];
        for (var item = 0; item < problem.ItemCount; item++)
        {
            int start = problem.OptionStart[item],
                end = problem.OptionStart[item + 1];
            var best = problem.ItemMoneyOnly[item] ? Math.Max(1, problem.ItemBase[item]) : 0;
            for (var option = start; option < end; option++)
                best = Math.Max(best, problem.OptionValue[option]);
            value[(int)RowKind.Money] += best;
            asked[(int)RowKind.Money] += problem.ItemCost[item];
            for (var option = start; option < Math.Min(end, start + 1); option++)
            for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
            {
                var kind = (int)problem.RowKinds[problem.UseRow(use)];
                value[kind] += best;
                asked[kind] += problem.UseAmount(use);
            }
        }
        for (var kind = 0; kind < value.Length; kind++)
            value[kind] = value[kind] / Math.Max(1, asked[kind]) * (kind == (int)RowKind.Money ? 0.5 : 0.3);
        return value;
    }
}
