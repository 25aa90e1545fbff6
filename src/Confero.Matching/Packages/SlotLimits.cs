namespace Confero.Matching.Packages;

/// <summary>What the options of each slot are confined to while the chooser branches.</summary>
internal sealed class SlotLimits
{
    public const int Either = 0;
    public const int OnlyPaid = 1;
    public const int OnlyUnpaid = 2;

    /// <summary>The first period in which a slot may begin.</summary>
    public int[] From { get; } = new int[Problem.MostItems];

    /// <summary>The last period in which a slot may end.</summary>
    public int[] To { get; } = new int[Problem.MostItems];

    /// <summary>Whether a slot's option must be one that is paid, or one that is not.</summary>
    public int[] Mode { get; } = new int[Problem.MostItems];

    public void Reset(int slots)
    {
        for (var slot = 0; slot < slots; slot++)
            (From[slot], To[slot], Mode[slot]) = (0, int.MaxValue, Either);
    }
}
