namespace Confero.Matching.Pricing;

/// <summary>What requests choose at prices, and the bound that this proves.</summary>
internal interface IEvaluation
{
    /// <summary>What the chosen packages take of every row.</summary>
    long[] RowUse { get; }

    /// <summary>What they take of every rounding cut.</summary>
    long[] StepUse { get; }

    /// <summary>How many of them every group has.</summary>
    int[] GroupUse { get; }

    /// <summary>Prices every request.</summary>
    /// <returns>An upper bound on the value of every plan.</returns>
    double At(Prices prices);

    /// <summary>
    /// Prices only every so many-th part of the requests anew; what the others chose at earlier prices still counts as used.
    /// Proves no bound, but shows where prices are wrong for a fraction of the effort.
    /// </summary>
    /// <param name="prices">The prices.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">Of how many.</param>
    void Renew(Prices prices, int part, int parts);
}
