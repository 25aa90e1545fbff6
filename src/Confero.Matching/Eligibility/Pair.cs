using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>One need and one offer, with what both are judged against.</summary>
internal sealed class Pair
{
    public Pair(MatchingIndex index, Need need, Offer offer)
    {
        Index = index;
        Need = need;
        Offer = offer;
        Request = index.RequestOf(need.Id);
        State = index.StateOf(Request);
        NeedWindow = index.WindowOf(need);
        OfferWindow = index.WindowOf(offer);
        Usable = CutByCompetence(NeedWindow.Intersect(OfferWindow));
    }

    public MatchingIndex Index { get; }
    public Need Need { get; }
    public Offer Offer { get; }
    public RequestCase Request { get; }
    public StateFacts State { get; }

    /// <summary>The days on which the need can be met, from the planning day.</summary>
    public DateRange NeedWindow { get; }

    /// <summary>The days on which the offer can be used, lead time included.</summary>
    public DateRange OfferWindow { get; }

    /// <summary>The days that fit both, while every competence asked for is valid.</summary>
    public DateRange Usable { get; }

    /// <summary>Whether the offer gives money, for a financial need or for the cost of another.</summary>
    public bool IsFunding => Offer.Sort == OfferSort.Fund;

    /// <summary>Whether the offer gives people's working days.</summary>
    public bool IsWork => Offer.Sort is OfferSort.Expert or OfferSort.Team;

    /// <summary>Working days that people spend on the way there and back; they lie within the usable days too.</summary>
    public int TravelDays => IsWork && !Need.Remote ? 2 * Offer.TravelDays : 0;

    /// <summary>How much is asked of the offer: minor units of money, working days, or units.</summary>
    public long Asked => IsFunding ? MatchingIndex.MoneyAsked(Need) : Index.QuantityAsked(Need, Offer);

    /// <summary>The least that would help.</summary>
    public long Least => Need.Divisible ? Math.Min(Asked, Math.Max(1, Need.MinimumUseful ?? 1)) : Asked;

    /// <summary>How much the offer could give this need if nobody else took from it; at most what is asked.</summary>
    public long Available()
    {
        var most = long.MaxValue;
        if (IsFunding)
            most = Math.Min(Offer.Money ?? most, Offer.MaximumGrant ?? most);
        else
        {
            most = Offer.Quantity ?? most;
            if (IsWork)
                most = Math.Min(
                    most,
                    Math.Min(Offer.LoadLimitDays ?? int.MaxValue, FreeDays(Usable)) - TravelDays
                );
        }
        return Math.Clamp(most, 0, Asked);
    }

    /// <summary>Working days of the offer within a range.</summary>
    public int FreeDays(DateRange range) => Calendar.FreeDays(Offer, range);

    /// <summary>The competence of the offer that answers the one asked for: the highest level, then the longest validity.</summary>
    public Competence? Best(string code)
    {
        Competence? best = null;
        foreach (var held in Offer.Competences)
            if (held.Code == code && (best is null || Compare(held, best) > 0))
                best = held;
        return best;
    }

    private static int Compare(Competence a, Competence b)
    {
        var byLevel = a.Level.CompareTo(b.Level);
        return byLevel != 0
            ? byLevel
            : (a.ValidUntil ?? DateOnly.MaxValue).CompareTo(b.ValidUntil ?? DateOnly.MaxValue);
    }

    private DateRange CutByCompetence(DateRange range)
    {
        foreach (var asked in Need.Competences)
            if (Best(asked.Code)?.ValidUntil is { } until && until >= range.From && until < range.To)
                range = range with { To = until };
        return range;
    }
}
