using Confero.Matching.Packages;

namespace Confero.Bench.Instances;

/// <summary>A recipe's portfolio read piece by piece: at 100,000 needs all options together would not fit in memory.</summary>
internal sealed class RecipeSource(Recipe recipe) : IRequestSource
{
    public int RequestCount => recipe.Requests;

    public int ChunkSize => 100;

    public Problem Read(int first, int count)
    {
        var builder = new ProblemBuilder();
        recipe.AddRows(builder);
        var options = new List<Candidate>();
        for (var request = first; request < first + count; request++)
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
