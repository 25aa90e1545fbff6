namespace Confero.Matching.Packages;

/// <summary>A problem with some of the options of a larger one, and which these are.</summary>
/// <param name="Problem">The smaller problem: same rows and requests.</param>
/// <param name="Ordinals">For each of its options the place among all options of its item.</param>
internal sealed record ShortList(Problem Problem, int[] Ordinals)
{
    /// <summary>A short list that leaves nothing out.</summary>
    public static ShortList Whole(Problem problem)
    {
        var ordinals = new int[problem.OptionCount];
        for (var item = 0; item < problem.ItemCount; item++)
        for (var option = problem.OptionStart[item]; option < problem.OptionStart[item + 1]; option++)
            ordinals[option] = option - problem.OptionStart[item];
        return new ShortList(problem, ordinals);
    }

    /// <summary>Another short list's package, with this one's numbers; null if an option is missing.</summary>
    public Package? Translate(Package package, ShortList from)
    {
        var options = (int[])package.Options.Clone();
        for (var place = 0; place < options.Length; place++)
        {
            if (options[place] < 0)
                continue;
            var item = Problem.ItemStart[package.Request] + place;
            int start = Problem.OptionStart[item],
                count = Problem.OptionStart[item + 1] - start;
            options[place] = Array.BinarySearch(Ordinals, start, count, from.Ordinals[options[place]]);
            if (options[place] < 0)
                return null;
        }
        return Package.Of(Problem, package.Request, options, package.Payers);
    }

    /// <summary>A plan over another short list, with this one's numbers.</summary>
    public Selection Translate(Selection plan, ShortList from)
    {
        var selection = new Selection(Problem);
        for (var request = 0; request < Problem.RequestCount; request++)
            if (plan[request] is { } package && Translate(package, from) is { } same)
                selection.Put(same);
        return selection;
    }
}
