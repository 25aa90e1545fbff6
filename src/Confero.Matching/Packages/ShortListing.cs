namespace Confero.Matching.Packages;

/// <summary>A first short list, before there are prices.</summary>
internal static class ShortListing
{
    /// <summary>The best options of each item by value, and as many again spread over the rest, so that not all want the same.</summary>
    /// <param name="source">The portfolio.</param>
    /// <param name="most">The most options of an item.</param>
    public static ShortList ByValue(IRequestSource source, int most) =>
        ShortListPieces.Make(
            source.Frame,
            () => new OptionBlock(),
            (block, first, end) =>
            {
                var piece = new ShortListPiece(source.Frame);
                for (var request = first; request < end; request++)
                    piece.Add(
                        request,
                        item =>
                        {
                            source.Read(item, block);
                            return (block, Chosen(block, item, most));
                        }
                    );
                return piece.Close();
            }
        );

    private static IEnumerable<int> Chosen(OptionBlock options, int item, int most)
    {
        if (options.Count <= most)
            return Enumerable.Range(0, options.Count);
        var keys = new (int Key, int Option)[options.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (-options.Value[i], i);
        Array.Sort(keys);
        var spread = keys.Skip(most / 2)
            .Select(key => key.Option)
            .OrderBy(option => (uint)(option * 2654435761u ^ (uint)item * 40503u))
            .Take(most - most / 2);
        return keys.Take(most / 2).Select(key => key.Option).Concat(spread).Order();
    }
}
