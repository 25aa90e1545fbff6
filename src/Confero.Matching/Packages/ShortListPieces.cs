namespace Confero.Matching.Packages;

/// <summary>Makes a short list of a portfolio in pieces of a few requests, side by side, and joins them.</summary>
internal static class ShortListPieces
{
    /// <summary>How many requests one worker takes at a time.</summary>
    public const int Size = 64;

    /// <summary>The requests of a piece: from the first up to, without it, the second.</summary>
    public static (int First, int End) Range(Problem frame, int piece) =>
        (piece * Size, Math.Min(frame.RequestCount, (piece + 1) * Size));

    /// <summary>Makes a short list.</summary>
    /// <param name="frame">The portfolio without its options.</param>
    /// <param name="worker">Makes what one thread needs.</param>
    /// <param name="make">Makes the piece of the requests from one number up to, without it, another.</param>
    public static ShortList Make<TWorker>(
        Problem frame,
        Func<TWorker> worker,
        Func<TWorker, int, int, ShortListPiece> make
    )
    {
        var pieces = new ShortListPiece[(frame.RequestCount + Size - 1) / Size];
        Parallel.For(
            0,
            pieces.Length,
            worker,
            (number, _, own) =>
            {
                var (first, end) = Range(frame, number);
                pieces[number] = make(own, first, end);
                return own;
            },
            _ => { }
        );
        return Join(frame, pieces);
    }

    /// <summary>The frame with the options of all pieces, in order.</summary>
    private static ShortList Join(Problem frame, ShortListPiece[] pieces)
    {
        int options = pieces.Sum(piece => piece.Problem.OptionCount),
            uses = pieces.Sum(piece => piece.Problem.UseKind.Length),
            kinds = pieces.Sum(piece => piece.Problem.KindRow.Length);
        var joined = frame.WithOptions(options, uses, kinds);
        var ordinals = new int[options];
        int item = 0,
            option = 0,
            use = 0,
            kind = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var part = pieces[i].Problem;
            pieces[i].Ordinals.CopyTo(ordinals, option);
            pieces[i] = null!; // large
            for (var x = 0; x < part.ItemCount; x++)
                joined.OptionStart[item + x] = option + part.OptionStart[x];
            for (var x = 0; x < part.OptionCount; x++)
                joined.UseStart[option + x] = use + part.UseStart[x];
            for (var x = 0; x < part.UseKind.Length; x++)
                joined.UseKind[use + x] = kind + part.UseKind[x];
            part.OptionOrganisation.CopyTo(joined.OptionOrganisation, option);
            part.OptionFirst.CopyTo(joined.OptionFirst, option);
            part.OptionLast.CopyTo(joined.OptionLast, option);
            part.OptionValue.CopyTo(joined.OptionValue, option);
            part.OptionPaid.CopyTo(joined.OptionPaid, option);
            part.KindRow.CopyTo(joined.KindRow, kind);
            part.KindAmount.CopyTo(joined.KindAmount, kind);
            item += part.ItemCount;
            option += part.OptionCount;
            use += part.UseKind.Length;
            kind += part.KindRow.Length;
        }
        joined.OptionStart[item] = option;
        joined.UseStart[option] = use;
        return new ShortList(joined, ordinals);
    }
}

/// <summary>Some requests of a portfolio with some of their options.</summary>
internal sealed class ShortListPiece
{
    private readonly Problem _frame;
    private ProblemBuilder _builder;
    private List<int> _ordinals = [];

    /// <param name="frame">The portfolio without its options.</param>
    /// <param name="isLasting">Whether it pays to count equal uses as one kind.</param>
    public ShortListPiece(Problem frame, bool isLasting = true)
    {
        _frame = frame;
        _builder = ProblemBuilder.Over(frame, isLasting);
    }

    /// <summary>The requests added, once closed; rows and funds are those of the frame.</summary>
    public Problem Problem { get; private set; } = null!;

    /// <summary>For each option its place among all options of its item, once closed.</summary>
    public int[] Ordinals { get; private set; } = [];

    /// <summary>Adds a request of the frame.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">For an item, all its options and those to take, ascending.</param>
    public void Add(int request, Func<int, (OptionBlock Options, IEnumerable<int> Chosen)> options) =>
        _builder.Copy(
            _frame,
            request,
            _ => [],
            item =>
            {
                var (block, chosen) = options(item);
                foreach (var option in chosen)
                {
                    block.CopyTo(_builder, option);
                    _ordinals.Add(option);
                }
            }
        );

    /// <summary>Adds a request of a longer piece with some of its options.</summary>
    /// <param name="longer">The longer piece, closed.</param>
    /// <param name="request">The request, by its number there.</param>
    /// <param name="options">For an item, by its number there, the options to take, ascending.</param>
    public void Add(ShortListPiece longer, int request, Func<int, IReadOnlyList<int>> options) =>
        _builder.Copy(
            longer.Problem,
            request,
            item =>
            {
                var chosen = options(item);
                foreach (var option in chosen)
                    _ordinals.Add(longer.Ordinals[option]);
                return chosen;
            }
        );

    /// <summary>Ends the piece.</summary>
    public ShortListPiece Close()
    {
        Problem = _builder.BuildLike(_frame);
        Ordinals = [.. _ordinals];
        (_builder, _ordinals) = (null!, null!); // large; what is closed takes nothing more
        return this;
    }
}
