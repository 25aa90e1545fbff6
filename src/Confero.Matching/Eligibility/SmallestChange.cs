using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>Finds the smallest set of changes after which a pair breaks no hard rule.</summary>
internal static class SmallestChange
{
    private const int MostRounds = 4;
    private const int MostForSubsets = 10;

    /// <returns>The changes, or null if some broken rule has no honest repair.</returns>
    public static IReadOnlyList<Change>? Find(Pair pair)
    {
        var changes = new List<Change>();
        for (var round = 0; round < MostRounds; round++)
        {
            var now = After(pair, changes);
            var broken = Broken(now).ToList();
            if (broken.Count == 0)
                return Smallest(pair, changes);
            foreach (var rule in broken)
            {
                var repairs = rule.Repairs(now).ToList();
                if (repairs.Count == 0)
                    return null;
                foreach (var repair in repairs)
                {
                    changes.RemoveAll(old => Replaces(repair, old));
                    changes.Add(repair);
                }
            }
        }
        return null;
    }

    /// <summary>Tries every smaller set, fewest changes first; with many changes drops them one by one instead.</summary>
    private static List<Change> Smallest(Pair pair, List<Change> changes)
    {
        if (changes.Count > MostForSubsets)
        {
            for (var i = changes.Count - 1; i >= 0; i--)
            {
                List<Change> without = [.. changes[..i], .. changes[(i + 1)..]];
                if (!Broken(After(pair, without)).Any())
                    changes = without;
            }
            return changes;
        }
        var subsets = Enumerable
            .Range(0, 1 << changes.Count)
            .OrderBy(mask => int.PopCount(mask))
            .ThenBy(mask => mask);
        foreach (var mask in subsets)
        {
            var some = changes.Where((_, i) => (mask >> i & 1) != 0).ToList();
            if (!Broken(After(pair, some)).Any())
                return some;
        }
        return changes;
    }

    private static IEnumerable<PairRule> Broken(Pair pair) =>
        PairRules.All.Where(rule => PairRules.Strength(rule, pair) == RuleStrength.Hard && !rule.Holds(pair));

    private static bool Replaces(Change later, Change earlier) =>
        later.Operation == ChangeOperation.Set
        && earlier.Operation == ChangeOperation.Set
        && later.Side == earlier.Side
        && later.Field == earlier.Field;

    /// <summary>The pair in a world of only this request and this offer, with the changes made.</summary>
    private static Pair After(Pair pair, List<Change> changes)
    {
        var input = pair.Index.Input with { Requests = [pair.Request], Offers = [pair.Offer], Locked = [] };
        foreach (var change in changes)
            input = change.ApplyTo(input, pair.Need.Id, pair.Offer.Id);
        var index = new MatchingIndex(input, pair.Index.Policy);
        return new Pair(index, index.Need(pair.Need.Id), index.Offer(pair.Offer.Id));
    }
}
