using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>The smallest changes of dates that let a need and an offer meet.</summary>
internal static class PeriodRepairs
{
    /// <summary>Moves the edge that keeps both windows apart, by as few days as possible.</summary>
    public static IEnumerable<Change> Window(Pair p)
    {
        var need = p.NeedWindow;
        var offer = p.OfferWindow;
        if (offer.Days() == 0)
        {
            var meet = offer.From > need.From ? offer.From : need.From;
            yield return Change.Offer(RuleCodes.Window, "to", PairRules.Day(meet));
            offer = offer with { To = meet };
        }
        if (need.Days() == 0 || offer.From > need.To)
        {
            var meet = offer.From > need.From ? offer.From : need.From;
            yield return Change.Need(RuleCodes.Window, "to", PairRules.Day(meet));
        }
        else if (offer.To < need.From)
            yield return offer.To >= p.Index.Input.AsOf
                ? Change.Need(RuleCodes.Window, "from", PairRules.Day(offer.To))
                : Change.Offer(RuleCodes.Window, "to", PairRules.Day(need.From));
    }

    /// <summary>Lengthens the need's window until the people have days enough; failing that, asks for more of their days.</summary>
    public static IEnumerable<Change> Calendar(Pair p)
    {
        var horizon = p.Index.Input.AsOf.AddMonths(2 * p.Index.Policy.HorizonMonths);
        var last = p.OfferWindow.To < horizon ? p.OfferWindow.To : horizon;
        var days = p.Least + p.TravelDays;
        var enough = Eligibility.Calendar.DayAfterWork(p.Offer, p.Usable.From, last, days);
        if (enough is { } day)
            return [Change.Need(RuleCodes.Calendar, "to", PairRules.Day(day))];
        var missing = p.Usable.From.AddDays((int)Math.Min(days, 3650) - 1);
        var extra = $"{PairRules.Day(p.Usable.From)}/{PairRules.Day(missing)}";
        IEnumerable<Change> more = [Change.OfferAdds(RuleCodes.Calendar, "availability", extra)];
        if (missing > p.NeedWindow.To)
            more = more.Append(Change.Need(RuleCodes.Calendar, "to", PairRules.Day(missing)));
        if (missing > p.OfferWindow.To)
            more = more.Append(Change.Offer(RuleCodes.Calendar, "to", PairRules.Day(missing)));
        return more;
    }
}
