using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Scoring;

namespace Confero.Matching;

/// <summary>
/// Finds who could meet a need, and says why anyone else could not. Builds its index once; safe for use by many threads.
/// </summary>
public sealed class CandidateFinder
{
    private readonly MatchingIndex _index;

    /// <summary>Indexes an input under a policy, the default one if none is given.</summary>
    /// <exception cref="ArgumentException">Two needs or two offers have the same id.</exception>
    public CandidateFinder(MatchingInput input, MatchingPolicy? policy = null) =>
        _index = new MatchingIndex(input, policy ?? MatchingPolicy.Default);

    /// <summary>Every offer that breaks no hard rule, best score first; equal scores in order of offer id.</summary>
    /// <param name="needId">The need.</param>
    /// <param name="most">The most candidates wanted, each with its full reasons; all if null.</param>
    /// <exception cref="KeyNotFoundException">There is no such need.</exception>
    public IReadOnlyList<Candidate> Candidates(string needId, int? most = null)
    {
        var need = _index.Need(needId);
        var rated = new List<(int Permille, Pair Pair)>();
        foreach (var offer in _index.Possible(need))
        {
            var pair = new Pair(_index, need, offer);
            if (PairRules.Allow(pair))
                rated.Add((Scores.Permille(pair), pair));
        }
        rated.Sort(
            static (a, b) =>
                a.Permille != b.Permille
                    ? b.Permille.CompareTo(a.Permille)
                    : string.CompareOrdinal(a.Pair.Offer.Id, b.Pair.Offer.Id)
        );
        return [.. rated.Take(most ?? rated.Count).Select(row => Candidate(row.Pair))];
    }

    /// <summary>Every rule for one pair, and the smallest change that would make it a match.</summary>
    /// <exception cref="KeyNotFoundException">There is no such need or offer.</exception>
    public PairVerdict Explain(string needId, string offerId)
    {
        var pair = new Pair(_index, _index.Need(needId), _index.Offer(offerId));
        var rules = PairRules
            .All.Select(rule => Outcome(rule, pair))
            .Where(rule => rule.Strength != RuleStrength.Off)
            .ToList();
        var matches = rules.TrueForAll(rule => rule.Holds || rule.Strength != RuleStrength.Hard);
        return new PairVerdict
        {
            NeedId = needId,
            OfferId = offerId,
            Matches = matches,
            Rules = rules,
            Changes = matches ? [] : SmallestChange.Find(pair),
        };
    }

    private static Candidate Candidate(Pair pair) =>
        new()
        {
            NeedId = pair.Need.Id,
            OfferId = pair.Offer.Id,
            ProviderId = pair.Offer.ProviderId,
            Role = pair.IsFunding ? ContributionRole.Funding : ContributionRole.InKind,
            Score = Scores.Permille(pair) / 10.0,
            Criteria = Scores.Criteria(pair),
            Warnings =
            [
                .. PairRules
                    .All.Where(rule =>
                        !rule.Holds(pair) && PairRules.Strength(rule, pair) == RuleStrength.Soft
                    )
                    .Select(rule => Outcome(rule, pair)),
            ],
            Amount = pair.Available(),
            Asked = pair.Asked,
            Usable = pair.Usable,
        };

    private static RuleOutcome Outcome(PairRule rule, Pair pair) =>
        new(
            rule.Code,
            PairRules.Strength(rule, pair),
            rule.Holds(pair),
            rule.Facts(pair).ToDictionary(fact => fact.Name, fact => fact.Value)
        );
}
