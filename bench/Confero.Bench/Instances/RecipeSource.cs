using Confero.Matching.Packages;

namespace Confero.Bench.Instances;

/// <summary>A recipe's portfolio read piece by piece: at 100,000 needs all options together would not fit in memory.</summary>
internal sealed class RecipeSource(Recipe recipe) : IRequestSource
{
    public int RequestCount => recipe.Requests;

    public int ChunkSize => 100;

    public Problem Read(int first, int count) => Read(Enumerable.Range(first, count));

    /// <summary>A problem with all rows, but only these requests, in this order.</summary>
    public Problem Read(IEnumerable<int> requests)
    {
        var builder = new ProblemBuilder();
        recipe.AddRows(builder);
        var options = new List<Candidate>();
        foreach (var request in requests)
            recipe.AddRequest(
                builder,
                request,
                item =>
                {
                    recipe.Candidates(item, null, options);
                    return options;
                }
            );
        return recipe.Build(builder);
    }
}
