using Confero.Matching.Packages;

namespace Confero.Tests.Matching.Engine;

/// <summary>A problem in memory whose options are told only when asked for.</summary>
internal sealed class InPieces(Problem whole) : IRequestSource
{
    private readonly WholeProblem _all = new(whole);

    public Problem Frame { get; } = whole.WithOptions(0, 0, 0);

    public Problem? Whole => null;

    public void Read(int item, OptionBlock options) => _all.Read(item, options);
}
