using Confero.Requests;

namespace Confero.Packages;

/// <summary>
/// What is agreed together or not at all: a package marked so as a whole, and lines that are only of use together. Of lines
/// that stand instead of each other, one at most is agreed.
/// </summary>
public static class TogetherRules
{
    /// <summary>The contributions of a case in groups; a contribution that stands alone is a group of its own.</summary>
    /// <param name="packages">Packages that were not withdrawn.</param>
    public static IReadOnlyList<ContributionGroup> Groups(
        IReadOnlyList<Package> packages,
        IReadOnlyList<Need> needs
    )
    {
        var all = packages.SelectMany(x => x.Contributions).ToList();
        var group = all.ToDictionary(x => x.Id, x => x.Id);
        string Find(string id) => group[id] == id ? id : group[id] = Find(group[id]);
        void Join(Contribution a, Contribution b) => group[Find(a.Id)] = Find(b.Id);
        foreach (var package in packages.Where(x => x.AllOrNothing))
        foreach (var contribution in package.Contributions)
            Join(contribution, package.Contributions[0]);
        var missing = new HashSet<string>();
        foreach (var (line, other) in Together(needs))
        {
            var these = all.Where(x => x.NeedId == line).ToList();
            var those = all.Where(x => x.NeedId == other).ToList();
            if (these.Count == 0 || those.Count == 0)
                missing.UnionWith(these.Concat(those).Select(x => x.Id));
            else
                foreach (var contribution in these.Concat(those))
                    Join(contribution, these[0]);
        }
        return
        [
            .. all.GroupBy(x => Find(x.Id))
                .Select(x => new ContributionGroup([.. x], !x.Any(c => missing.Contains(c.Id)))),
        ];
    }

    /// <summary>Whether the State answered every group as a whole, and accepted no two lines of which one stands instead of the other.</summary>
    internal static Refusal? Accepting(IReadOnlyList<Package> packages, IReadOnlyList<Need> needs)
    {
        foreach (var group in Groups(packages, needs))
            if (
                group.Contributions.Any(x => x.StateAnswer == Answer.Accepted)
                && group.Contributions.Any(x => x.StateAnswer != Answer.Accepted)
            )
                return Refusal.Rule("package.all-or-nothing", Lines(group.Contributions, needs));
        var accepted = packages
            .SelectMany(x => x.Contributions)
            .Where(x => x.StateAnswer == Answer.Accepted)
            .Select(x => x.NeedId)
            .ToHashSet();
        var both = needs
            .Where(x => accepted.Contains(x.Id))
            .SelectMany(x =>
                x.Prerequisites.Where(p => p.Relation == "instead-of").Select(p => (x.Id, p.NeedId))
            )
            .FirstOrDefault(x => accepted.Contains(x.NeedId));
        return both == default
            ? null
            : Refusal.Rule("package.alternatives-both-accepted", Lines([both.Id, both.NeedId], needs));
    }

    /// <summary>Whether the provider may bind itself: everybody whose yes it hangs on has said yes.</summary>
    internal static bool MayCommit(
        Contribution contribution,
        IReadOnlyList<Package> packages,
        IReadOnlyList<Need> needs
    ) => Groups(packages, needs).First(x => x.Contributions.Any(c => c.Id == contribution.Id)).Agreed;

    private static IEnumerable<(string Line, string Other)> Together(IReadOnlyList<Need> needs) =>
        needs.SelectMany(x =>
            x.Prerequisites.Where(p => p.Relation == "together").Select(p => (x.Id, p.NeedId))
        );

    private static string Lines(IEnumerable<Contribution> contributions, IReadOnlyList<Need> needs) =>
        Lines(contributions.Select(x => x.NeedId), needs);

    private static string Lines(IEnumerable<string> needIds, IReadOnlyList<Need> needs)
    {
        var ids = needIds.ToHashSet();
        return string.Join(", ", needs.Where(x => ids.Contains(x.Id)).Select(x => x.Line).Order());
    }
}

/// <summary>Contributions that are agreed together or not at all.</summary>
/// <param name="Complete">False when a line that belongs to it has no contribution.</param>
public sealed record ContributionGroup(IReadOnlyList<Contribution> Contributions, bool Complete)
{
    /// <summary>Whether both sides of every part said yes.</summary>
    public bool Agreed => Complete && Contributions.All(x => x.BothConsented);
}
