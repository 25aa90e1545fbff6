using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// Moves prices until the bound they prove is as low as it gets: a price rises where the chosen packages ask for more than
/// there is and falls where they ask for less. Steps are scaled for each price by the recent size of its surplus (as Adam does
/// for gradients: Kingma and Ba 2015) and shrink geometrically over the effort given. Of a large problem only a part of the
/// requests is priced anew between two moves (incremental subgradients: Nedić and Bertsekas 2001), and all of them now and then
/// to learn what the prices prove. Prices swing around the best ones; their mean over the last moves lies closer.
/// </summary>
internal sealed class PriceAscent
{
    private const double Momentum = 0.6;
    private const double Memory = 0.9;
    private const double ShareOfMost = 2.0 / 15; // what a full step moves a group's price
    private const int Patience = 25;
    private const int Parts = 8; // of a large problem, priced in turn
    private const int MovesOfMean = 64;
    private const int FirstMoves = 8; // of which the mean forgets the earlier ones sooner

    private readonly RoundingSteps _steps;
    private readonly double[] _scale;
    private readonly Moments _rows;
    private readonly Moments _cuts;
    private readonly Moments _groups;
    private Problem _problem;
    private IEvaluation _evaluation;
    private Prices _prices;
    private int _moves;

    public PriceAscent(Problem problem, RoundingSteps steps, IEvaluation evaluation, Prices? start = null)
    {
        _problem = problem;
        _steps = steps;
        _evaluation = evaluation;
        _scale = NaturalPrices.Of(problem);
        _rows = new Moments(problem.RowCount);
        _cuts = new Moments(steps.Count);
        _groups = new Moments(problem.Groups.Count);
        _prices = start?.Clone() ?? new Prices(problem, steps);
        (Best, Mean) = (_prices.Clone(), _prices.Clone());
        FirstStep = start is null ? 0.5 : 0.03;
    }

    /// <summary>The prices that prove the lowest bound so far.</summary>
    public Prices Best { get; }

    /// <summary>The lowest bound so far.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>The mean of the prices after the last moves, which often proves less than any of them but has not been evaluated.</summary>
    public Prices Mean { get; }

    /// <summary>Requests from which on only parts of a problem are priced between two moves.</summary>
    public static int LargeProblem => 1500;

    /// <summary>How many parts of a large problem are priced between two evaluations of all of it.</summary>
    public int PartsBetween { get; set; } = 4 * Parts;

    /// <summary>Step of the first iteration, as a share of the natural price.</summary>
    public double FirstStep { get; set; }

    /// <summary>Step of the last iteration.</summary>
    public double LastStep { get; set; } = 0.002;

    /// <summary>Goes on with other options of the same requests.</summary>
    public void Continue(Problem problem, IEvaluation evaluation)
    {
        (_problem, _evaluation) = (problem, evaluation);
        Bound = double.PositiveInfinity;
    }

    /// <summary>Goes on until the effort is spent.</summary>
    /// <param name="spent">Share of the effort spent after pricing all requests so many times; 1 ends it.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Run(Func<int, double> spent, CancellationToken cancellation)
    {
        int sinceBest = 0,
            times = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var share = spent(times);
            if (share >= 1 && times > 0)
                return;
            var bound = _evaluation.At(_prices);
            times++;
            if (bound < Bound - 1e-6)
            {
                Bound = bound;
                Best.CopyFrom(_prices);
                sinceBest = 0;
            }
            else if (++sinceBest > Patience)
            {
                _prices = Best.Clone();
                sinceBest = 0;
                _rows.Forget();
                _cuts.Forget();
                _groups.Forget();
                _evaluation.At(_prices);
            }
            Move(StepAt(share));
            for (var part = 1; part <= PartsBetween && IsLarge; part++)
            {
                share = spent(times + part / Parts);
                if (share >= 1 || cancellation.IsCancellationRequested)
                    return;
                _evaluation.Renew(_prices, part % Parts, Parts);
                Move(StepAt(share));
            }
            if (IsLarge)
                times += PartsBetween / Parts;
        }
    }

    private bool IsLarge => _problem.RequestCount >= LargeProblem;

    private double StepAt(double share) =>
        FirstStep * Math.Pow(LastStep / FirstStep, Math.Clamp(share, 0, 1));

    private void Move(double step)
    {
        for (var row = 0; row < _problem.RowCount; row++)
        {
            var scale = step * _scale[(int)_problem.RowKinds[row]];
            _rows.Move(
                _prices.Row,
                row,
                _evaluation.RowUse[row] - _problem.RowCapacity[row],
                scale,
                double.MaxValue
            );
            for (var cut = _steps.Start[row]; cut < _steps.Start[row + 1]; cut++)
            {
                var divisor = _steps.Divisor[cut];
                var surplus = _evaluation.StepUse[cut] - _problem.RowCapacity[row] / divisor;
                _cuts.Move(_prices.Step, cut, surplus, 0.5 * scale * divisor, double.MaxValue);
            }
        }
        for (var group = 0; group < _problem.Groups.Count; group++)
        {
            var given = 0;
            foreach (var points in _problem.Groups.Of(group))
                given += points > _prices.Group[group] ? 1 : 0;
            var most = _problem.Groups.Most(group);
            _groups.Move(
                _prices.Group,
                group,
                given - _evaluation.GroupUse[group],
                step * ShareOfMost * most,
                most
            );
        }
        Mean.Approach(_prices, Math.Max(1.0 / MovesOfMean, (double)FirstMoves / (FirstMoves + _moves++)));
    }

    private sealed class Moments(int count)
    {
        private readonly double[] _mean = new double[count];
        private readonly double[] _square = new double[count];

        public void Forget() => Array.Clear(_mean);

        public void Move(double[] prices, int at, double surplus, double scale, double most)
        {
            if (surplus < 0 && prices[at] == 0)
            {
                _mean[at] *= Momentum;
                _square[at] = Memory * _square[at] + (1 - Memory) * surplus * surplus;
                return;
            }
            _mean[at] = Momentum * _mean[at] + (1 - Momentum) * surplus;
            _square[at] = Memory * _square[at] + (1 - Memory) * surplus * surplus;
            if (_square[at] > 0)
                prices[at] = Math.Clamp(
                    prices[at] + scale * _mean[at] / Math.Sqrt(_square[at] + 1e-12),
                    0,
                    most
                );
        }
    }
}
