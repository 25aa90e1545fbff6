using Confero.Matching.Packages;

namespace Confero.Tests.Matching.Engine;

/// <summary>Random problems small enough to try every plan, with every feature that a problem can have.</summary>
internal static class TinyProblems
{
    public static Problem Make(int seed, int requests, int mostItems = 3, int mostOptions = 3)
    {
        var random = new Random(seed);
        var builder = new ProblemBuilder();
        int organisations = random.Next(2, 5),
            rows = random.Next(2, 5),
            funds = random.Next(0, 4),
            periods = random.Next(1, 4);
        for (var row = 0; row < rows; row++)
            builder.AddRow((RowKind)random.Next(4), random.Next(1, 9));
        for (var fund = 0; fund < funds; fund++)
            builder.AddFund(
                random.Next(organisations),
                random.Next(5, 60),
                random.Next(0, 12),
                random.Next(10, 50),
                random.Next(3) == 0 ? random.Next(1, 101) : 0
            );
        for (var request = 0; request < requests; request++)
            AddRequest(builder, random, organisations, rows, funds, periods, mostItems, mostOptions);
        return builder.Build(
            periods,
            2,
            organisations,
            random.Next(0, 40),
            Groups(random),
            random.Next(0, 3)
        );
    }

    /// <summary>Two States with points for their first packages, never rising, and two regions with fewer.</summary>
    private static GroupPoints Groups(Random random) =>
        new([Levels(random, 80), Levels(random, 80), Levels(random, 30), Levels(random, 30)]);

    private static int[] Levels(Random random, int most) =>
        [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(most)).OrderDescending()];

    private static void AddRequest(
        ProblemBuilder builder,
        Random random,
        int organisations,
        int rows,
        int funds,
        int periods,
        int mostItems,
        int mostOptions
    )
    {
        builder.BeginRequest(random.Next(2), random.Next(1, 5), random.Next(3) is 2 ? -1 : random.Next(2, 4));
        var items = random.Next(1, mostItems + 1);
        for (var item = 0; item < items; item++)
        {
            var isMoney = random.Next(5) == 0;
            builder.AddItem(
                random.Next(3) > 0,
                isMoney ? random.Next(1, 30) : random.Next(0, 25),
                random.Next(0, 20),
                isMoney
            );
            if (isMoney)
                continue;
            for (var option = random.Next(0, mostOptions + 1); option > 0; option--)
            {
                var first = random.Next(periods);
                builder.AddOption(
                    random.Next(organisations),
                    first,
                    random.Next(first, periods),
                    random.Next(1, 100),
                    random.Next(2) == 0
                );
                foreach (
                    var row in Enumerable.Range(0, rows).OrderBy(_ => random.Next()).Take(random.Next(0, 3))
                )
                    builder.AddUse(row, random.Next(1, 6));
            }
        }
        for (var a = 0; a < items; a++)
        for (var b = 0; b < items; b++)
            if (a != b && random.Next(5) == 0)
                AddRule(builder, random, a, b, items);
        for (var fund = 0; fund < funds; fund++)
            if (random.Next(3) > 0)
                builder.AddPayer(
                    fund,
                    random.Next(0, 15),
                    random.Next(1 << items),
                    [.. Enumerable.Range(0, items).Select(_ => random.Next(0, 20))]
                );
    }

    private static void AddRule(ProblemBuilder builder, Random random, int a, int b, int items)
    {
        switch (random.Next(5))
        {
            case 0:
                builder.AddRule(ItemRuleKind.Implies, a, b);
                break;
            case 1:
                builder.AddRule(ItemRuleKind.Excludes, a, b);
                break;
            case 2:
                builder.AddRule(ItemRuleKind.AnyOf, random.Next(1, 1 << items), 0);
                break;
            default:
                builder.AddRule(ItemRuleKind.Precedes, a, b);
                break;
        }
    }
}
