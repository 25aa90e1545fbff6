using System.Diagnostics;
using Confero.Bench.Instances;
using Confero.Bench.Report;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Bench.Growth;

/// <summary>What a portfolio of one size takes, stage by stage; memory is the most the process held by the end of the stage.</summary>
internal sealed record GrowthStep(
    int Size,
    int Requests,
    long Options,
    Stage Making,
    Stage Listing,
    Stage Evaluating
)
{
    /// <summary>Measures in this process, reading piece by piece at every size, so that sizes compare.</summary>
    public static GrowthStep Measure(int size)
    {
        var clock = Stopwatch.StartNew();
        var recipe = new Recipe(size, 1);
        var source = new RecipeSource(recipe);
        var making = Stage.End(clock);
        var options = CountOptions(source);
        var listing = Stage.End(clock);
        Evaluate(source);
        return new GrowthStep(size, recipe.Requests, options, making, listing, Stage.End(clock));
    }

    private static long CountOptions(RecipeSource source)
    {
        var options = 0L;
        Parallel.For(
            0,
            source.Frame.ItemCount,
            () => new OptionBlock(),
            (item, _, block) =>
            {
                source.Read(item, block);
                Interlocked.Add(ref options, block.Count);
                return block;
            },
            _ => { }
        );
        return options;
    }

    /// <summary>The bound at prices that spread all value over all that is asked.</summary>
    private static void Evaluate(RecipeSource source)
    {
        var problem = source.Read(Enumerable.Range(0, Math.Min(100, source.Frame.RequestCount)));
        var steps = new RoundingSteps(problem);
        var prices = new Prices(problem, steps);
        var natural = NaturalPrices.Of(problem);
        for (var row = 0; row < prices.Row.Length; row++)
            prices.Row[row] = natural[(int)problem.RowKinds[row]];
        new WholeEvaluation(source, steps).At(prices.Rounded(problem, steps));
    }
}

/// <summary>Time and memory of one stage.</summary>
internal sealed record Stage(double Seconds, double MemoryMegabytes)
{
    /// <summary>Takes the time of a stage and starts the next.</summary>
    public static Stage End(Stopwatch clock)
    {
        var stage = new Stage(clock.Elapsed.TotalSeconds, PeakMemory.Megabytes());
        clock.Restart();
        return stage;
    }
}
