using System.Diagnostics;
using System.Globalization;
using Confero.Bench.Instances;
using Confero.Matching.Packages;
using Confero.Matching.Search;

var needs = int.Parse(args[0], CultureInfo.InvariantCulture);
var seed = ulong.Parse(args[1], CultureInfo.InvariantCulture);
var seconds = double.Parse(args[2], CultureInfo.InvariantCulture);
var clock = Stopwatch.StartNew();
var recipe = new Recipe(needs, seed);
IRequestSource source = args.Length > 3 ? new RecipeSource(recipe) : new WholeProblem(recipe.ToProblem(null));
Console.WriteLine($"made {clock.Elapsed.TotalSeconds:F2}s");
clock.Restart();
var next = 0.0;
var result = new PackageSearch(
    source,
    new SearchSettings(
        TimeSpan.FromSeconds(seconds),
        null,
        1,
        0,
        (value, bound) =>
        {
            if (clock.Elapsed.TotalSeconds < next)
                return;
            Console.WriteLine(
                $"  {clock.Elapsed.TotalSeconds:F1}s {value} {bound:F0} {100 * (bound - value) / bound:F2}%"
            );
            next = clock.Elapsed.TotalSeconds + seconds / 6;
        },
        default
    )
).Run();
var states = result.Plan.StatesServed * 1500;
Console.WriteLine(
    $"{needs} seed {seed}: plan {result.Plan.Value} bound {result.Bound:F0} (by prices {result.PriceBound:F0}) gap {100 * (result.Bound - result.Plan.Value) / result.Bound:F3}% without bonus {100 * (result.Bound - result.Plan.Value) / (result.Bound - states):F3}% in {clock.Elapsed.TotalSeconds:F1}s, {result.Steps} steps, options {result.List.Problem.OptionCount}, memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
);
