namespace Confero.Matching.Packages;

/// <summary>A portfolio that can be read piece by piece, with every eligible option, so that it need not be in memory whole.</summary>
internal interface IRequestSource
{
    /// <summary>How many requests there are.</summary>
    int RequestCount { get; }

    /// <summary>How many requests are best read at once.</summary>
    int ChunkSize { get; }

    /// <summary>A problem with all rows, but only these requests, with all their options in an order that never changes.</summary>
    Problem Read(int first, int count);
}
