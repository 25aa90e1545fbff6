namespace Confero.Matching.Packages;

/// <summary>
/// A portfolio that need not be in memory whole: everything but options is, and the options of an item are read when asked for.
/// Read by several threads at once.
/// </summary>
internal interface IRequestSource
{
    /// <summary>Rows, funds, States, and every request with its items, rules and payers. Its options are not looked at.</summary>
    Problem Frame { get; }

    /// <summary>The problem with all its options, if it is in memory.</summary>
    Problem? Whole { get; }

    /// <summary>Every eligible option of an item, in an order that never changes.</summary>
    /// <param name="item">The item.</param>
    /// <param name="options">Where they go; cleared first.</param>
    void Read(int item, OptionBlock options);
}
