using Confero.Matching.Packages;

namespace Confero.Matching.Search;

/// <summary>For every row the requests that have an option or a payer which uses it: who may want what has become free.</summary>
internal sealed class Wishes
{
    private readonly int[] _start;
    private readonly int[] _requests;

    public Wishes(Problem problem)
    {
        _start = new int[problem.RowCount + 1];
        Each(problem, (row, _) => _start[row + 1]++);
        for (var row = 0; row < problem.RowCount; row++)
            _start[row + 1] += _start[row];
        _requests = new int[_start[^1]];
        var next = _start[..^1];
        Each(problem, (row, request) => _requests[next[row]++] = request);
    }

    /// <summary>The requests that may want a row, each once.</summary>
    public ReadOnlySpan<int> Of(int row) => _requests.AsSpan(_start[row], _start[row + 1] - _start[row]);

    private static void Each(Problem problem, Action<int, int> note)
    {
        var last = new int[problem.RowCount];
        Array.Fill(last, -1);
        for (var request = 0; request < problem.RequestCount; request++)
        {
            int first = problem.UseStart[problem.OptionStart[problem.ItemStart[request]]],
                end = problem.UseStart[problem.OptionStart[problem.ItemStart[request + 1]]];
            for (var use = first; use < end; use++)
                Note(problem.UseRow(use));
            for (var payer = problem.PayerStart[request]; payer < problem.PayerStart[request + 1]; payer++)
                Note(problem.FundRow[problem.PayerFund[payer]]);

            void Note(int row)
            {
                if (last[row] == request)
                    return;
                last[row] = request;
                note(row, request);
            }
        }
    }
}
