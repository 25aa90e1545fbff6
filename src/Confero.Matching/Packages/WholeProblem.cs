namespace Confero.Matching.Packages;

/// <summary>A problem in memory as a source.</summary>
internal sealed class WholeProblem(Problem problem) : IRequestSource
{
    public Problem Frame => problem;

    public Problem Whole => problem;

    public void Read(int item, OptionBlock options)
    {
        options.Clear();
        for (var option = problem.OptionStart[item]; option < problem.OptionStart[item + 1]; option++)
            options.Add(problem, option);
    }
}
