using Confero.Matching.Packages;

namespace Confero.Bench.Instances;

/// <summary>A recipe's portfolio, its options drawn when asked for: at 100,000 needs all together would not fit in memory.</summary>
internal sealed class RecipeSource(Recipe recipe) : IRequestSource
{
    public Problem Frame { get; } = recipe.ToFrame();

    public Problem? Whole => null;

    public void Read(int item, OptionBlock options) => recipe.Read(item, options);

    /// <summary>A problem with these requests, in this order, and all their options.</summary>
    public Problem Read(IEnumerable<int> requests)
    {
        var block = new OptionBlock();
        var piece = new ShortListPiece(Frame);
        foreach (var request in requests)
            piece.Add(
                request,
                item =>
                {
                    Read(item, block);
                    return (block, Enumerable.Range(0, block.Count));
                }
            );
        return piece.Close().Problem;
    }
}
