namespace Confero.Matching.Packages;

/// <summary>A problem in memory as a source: one piece.</summary>
internal sealed class WholeProblem(Problem problem) : IRequestSource
{
    public int RequestCount => problem.RequestCount;

    public int ChunkSize => Math.Max(1, problem.RequestCount);

    public Problem Read(int first, int count) =>
        first == 0 && count == problem.RequestCount
            ? problem
            : throw new ArgumentException("A problem in memory is read whole.", nameof(count));
}
