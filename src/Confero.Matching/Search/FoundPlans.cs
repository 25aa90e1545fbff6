using Google.OrTools.Sat;

namespace Confero.Matching.Search;

/// <summary>Tells value and bound of every plan that the exact solver finds.</summary>
internal sealed class FoundPlans(Action<long, long>? found) : CpSolverSolutionCallback
{
    public override void OnSolutionCallback() =>
        found?.Invoke((long)Math.Round(ObjectiveValue()), (long)Math.Floor(BestObjectiveBound() + 1e-6));
}
