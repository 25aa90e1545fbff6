using System.Globalization;
using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>One rule: when it holds, what it compared, and the smallest changes of one field each that make it hold.</summary>
/// <param name="Code">One of <see cref="RuleCodes"/>.</param>
/// <param name="IsEarmark">Whether it expresses the provider's earmark, so that a soft earmark makes it soft.</param>
/// <param name="Holds">Whether the pair keeps it.</param>
/// <param name="Facts">What was compared, by name.</param>
/// <param name="Repairs">Changes that together make it hold; empty where no change of need or offer would be honest.</param>
internal sealed record PairRule(
    string Code,
    bool IsEarmark,
    Func<Pair, bool> Holds,
    Func<Pair, IEnumerable<(string Name, string Value)>> Facts,
    Func<Pair, IEnumerable<Change>> Repairs
);

/// <summary>All rules, in the order in which they are checked and shown.</summary>
internal static class PairRules
{
    public static IReadOnlyList<PairRule> All { get; } =
    [
        new(
            RuleCodes.Kind,
            false,
            KindServed,
            p => [("need", Word(p.Need.Kind)), ("offer", Word(p.Offer.Sort))],
            _ => []
        ),
        new(
            RuleCodes.Item,
            false,
            p => !AsksItem(p.Offer.Sort) || p.Need.Item is null || p.Need.Item == p.Offer.Item,
            p => [("need", p.Need.Item ?? ""), ("offer", p.Offer.Item ?? "")],
            p => p.Offer.Item is { } item ? [Change.Need(RuleCodes.Item, "item", item)] : []
        ),
        new(
            RuleCodes.Unit,
            false,
            p => p.IsFunding || p.Need.Unit is null || p.Offer.Unit is null || p.Need.Unit == p.Offer.Unit,
            p => [("need", p.Need.Unit ?? ""), ("offer", p.Offer.Unit ?? "")],
            p => [Change.Need(RuleCodes.Unit, "unit", p.Offer.Unit!)]
        ),
        new(
            RuleCodes.Earmark,
            true,
            p => Open(p.Offer.Kinds, p.Need.Kind),
            p => [("need", Word(p.Need.Kind)), ("offer", List(p.Offer.Kinds.Select(Word)))],
            p => [Change.OfferAdds(RuleCodes.Earmark, "kinds", Word(p.Need.Kind))]
        ),
        new(
            RuleCodes.Stage,
            true,
            p => p.Need.Stage is null || Open(p.Offer.Stages, p.Need.Stage),
            p => [("need", p.Need.Stage ?? ""), ("offer", List(p.Offer.Stages))],
            p => [Change.OfferAdds(RuleCodes.Stage, "stages", p.Need.Stage!)]
        ),
        new(
            RuleCodes.Objective,
            true,
            p => Meets(p.Need.Objectives, p.Offer.Objectives),
            p => [("need", List(p.Need.Objectives)), ("offer", List(p.Offer.Objectives))],
            p => [Change.OfferAdds(RuleCodes.Objective, "objectives", p.Need.Objectives[0])]
        ),
        new(
            RuleCodes.Module,
            false,
            p => Meets(p.Need.Modules, p.Offer.Modules),
            p => [("need", List(p.Need.Modules)), ("offer", List(p.Offer.Modules))],
            p => [Change.OfferAdds(RuleCodes.Module, "modules", p.Need.Modules[0])]
        ),
        new(
            RuleCodes.Competence,
            false,
            p => !AsksCompetence(p.Offer.Sort) || !Lacking(p).Any(),
            p => [("need", List(p.Need.Competences.Select(Say))), ("missing", List(Lacking(p).Select(Say)))],
            p => Lacking(p).Select(c => Change.OfferAdds(RuleCodes.Competence, "competences", Say(c)))
        ),
        new(
            RuleCodes.Language,
            false,
            p => p.IsFunding || Meets(p.Need.Languages, p.Offer.Languages),
            p => [("need", List(p.Need.Languages)), ("offer", List(p.Offer.Languages))],
            p => [Change.NeedAdds(RuleCodes.Language, "languages", p.Offer.Languages[0])]
        ),
        new(
            RuleCodes.Region,
            true,
            p =>
                p.Offer.Recipients.Contains(p.State.Code)
                || p.Offer.Regions.Count == 0
                || p.Offer.Regions.Any(p.State.Regions.Contains),
            p => [("state", p.State.Code), ("need", List(p.State.Regions)), ("offer", List(p.Offer.Regions))],
            p =>
                p.State.Regions.Count > 0
                    ? [Change.OfferAdds(RuleCodes.Region, "regions", p.State.Regions[0])]
                    : []
        ),
        new(
            RuleCodes.Recipient,
            true,
            p => Open(p.Offer.Recipients, p.State.Code),
            p => [("state", p.State.Code), ("offer", List(p.Offer.Recipients))],
            p => [Change.OfferAdds(RuleCodes.Recipient, "recipients", p.State.Code)]
        ),
        new(
            RuleCodes.ExcludedRecipient,
            false,
            p => !p.Offer.ExcludedRecipients.Contains(p.State.Code),
            p => [("state", p.State.Code)],
            p => [Change.OfferDrops(RuleCodes.ExcludedRecipient, "excludedRecipients", p.State.Code)]
        ),
        new(
            RuleCodes.OwnState,
            false,
            p => p.Offer.ProviderId != p.State.Code,
            p => [("state", p.State.Code)],
            _ => []
        ),
        new(
            RuleCodes.ProviderKind,
            false,
            p => p.Offer.ProviderKind is null || !p.Need.ExcludedProviderKinds.Contains(p.Offer.ProviderKind),
            p => [("offer", p.Offer.ProviderKind ?? "")],
            p => [Change.NeedDrops(RuleCodes.ProviderKind, "excludedProviderKinds", p.Offer.ProviderKind!)]
        ),
        new(
            RuleCodes.Nationality,
            false,
            p => !p.Offer.Nationalities.Contains(p.State.Code),
            p => [("state", p.State.Code)],
            _ => []
        ),
        new(
            RuleCodes.Conflict,
            false,
            p => !p.Offer.Conflicts.Contains(p.State.Code),
            p => [("state", p.State.Code)],
            _ => []
        ),
        new(
            RuleCodes.Validity,
            false,
            p => p.Offer.ValidUntil is not { } until || until >= p.Index.Input.AsOf,
            p => [("until", Day(p.Offer.ValidUntil ?? DateOnly.MaxValue)), ("asOf", Day(p.Index.Input.AsOf))],
            p => [Change.Offer(RuleCodes.Validity, "validUntil", Day(p.Index.Input.AsOf))]
        ),
        new(RuleCodes.Window, false, p => p.Usable.Days() > 0, WindowFacts, PeriodRepairs.Window),
        new(
            RuleCodes.Calendar,
            false,
            p => !p.IsWork || p.Usable.Days() == 0 || p.FreeDays(p.Usable) >= p.Least + p.TravelDays,
            p =>
                [
                    ("need", Number(p.Least + p.TravelDays)),
                    ("travel", Number(p.TravelDays)),
                    ("offer", Number(p.IsWork ? p.FreeDays(p.Usable) : 0)),
                    .. WindowFacts(p),
                ],
            PeriodRepairs.Calendar
        ),
        new(
            RuleCodes.Quantity,
            false,
            p => p.IsFunding || Most(p) >= p.Least,
            p => [("need", Number(p.Asked)), ("least", Number(p.Least)), ("offer", Number(Most(p)))],
            p => SizeRepairs(p, RuleCodes.Quantity, Most(p))
        ),
        new(
            RuleCodes.Grant,
            false,
            p => !p.IsFunding || (Most(p) >= p.Least && (p.Offer.MinimumGrant ?? 0) <= RequestMoney(p)),
            p =>
                [
                    ("need", Number(p.Asked)),
                    ("request", Number(RequestMoney(p))),
                    ("minimum", Number(p.Offer.MinimumGrant ?? 0)),
                    ("maximum", Number(Most(p))),
                ],
            GrantRepairs
        ),
        new(
            RuleCodes.Transport,
            false,
            p => p.Offer.Sort != OfferSort.Material || !p.Need.TransportNeeded || p.Offer.Transport,
            _ => [],
            _ => [Change.Offer(RuleCodes.Transport, "transport", "true")]
        ),
        new(
            RuleCodes.Forbidden,
            false,
            p => !p.Index.IsForbidden(p.Need, p.Offer),
            _ => [],
            p =>
                [
                    new Change(
                        ChangeSide.Input,
                        ChangeOperation.Remove,
                        RuleCodes.Forbidden,
                        "forbidden",
                        $"{p.Need.Id}|{p.Offer.Id}"
                    ),
                ]
        ),
    ];

    /// <summary>How strictly a rule holds for a pair.</summary>
    public static RuleStrength Strength(PairRule rule, Pair pair)
    {
        var strength = pair.Index.Strength(rule.Code);
        return strength == RuleStrength.Hard && rule.IsEarmark && !pair.Offer.HardEarmark
            ? RuleStrength.Soft
            : strength;
    }

    /// <summary>Whether no hard rule is broken.</summary>
    public static bool Allow(Pair pair)
    {
        foreach (var rule in All)
            if (!rule.Holds(pair) && Strength(rule, pair) == RuleStrength.Hard)
                return false;
        return true;
    }

    public static bool AsksItem(OfferSort sort) => sort is OfferSort.Material or OfferSort.Training;

    public static bool AsksCompetence(OfferSort sort) => sort is OfferSort.Expert or OfferSort.Team;

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Say(Competence competence) => $"{competence.Code}:{Number(competence.Level)}";

    public static string List(IEnumerable<string> values) => string.Join(',', values);

    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static bool KindServed(Pair p) =>
        p.IsFunding
            ? p.Need.Kind == AssistanceKind.Financial || p.Asked > 0
            : p.Index.Policy.ServedBy.TryGetValue(p.Need.Kind, out var sorts) && sorts.Contains(p.Offer.Sort);

    private static bool Open<T>(IReadOnlyList<T> allowed, T value) =>
        allowed.Count == 0 || allowed.Contains(value);

    private static bool Meets(IReadOnlyList<string> asked, IReadOnlyList<string> given) =>
        asked.Count == 0 || given.Count == 0 || asked.Any(given.Contains);

    private static IEnumerable<Competence> Lacking(Pair p) =>
        p.Need.Competences.Where(asked =>
            p.Best(asked.Code) is not { } held
            || held.Level < asked.Level
            || held.ValidUntil < p.NeedWindow.Intersect(p.OfferWindow).From
        );

    /// <summary>What the offer has in all for one need, whatever the calendar.</summary>
    private static long Most(Pair p) =>
        p.IsFunding
            ? Math.Min(p.Offer.Money ?? long.MaxValue, p.Offer.MaximumGrant ?? long.MaxValue)
            : Math.Min(
                p.Offer.Quantity ?? long.MaxValue,
                p.IsWork && p.Offer.LoadLimitDays is { } days ? days - p.TravelDays : long.MaxValue
            );

    private static long RequestMoney(Pair p) => p.Request.Needs.Sum(MatchingIndex.MoneyAsked);

    private static IEnumerable<Change> GrantRepairs(Pair p)
    {
        foreach (var change in Most(p) >= p.Least ? [] : SizeRepairs(p, RuleCodes.Grant, Most(p)))
            yield return change;
        if ((p.Offer.MinimumGrant ?? 0) > RequestMoney(p))
            yield return Change.Offer(RuleCodes.Grant, "minimumGrant", Number(RequestMoney(p)));
    }

    private static IEnumerable<Change> SizeRepairs(Pair p, string code, long most)
    {
        if (most <= 0)
            return [];
        if (!p.Need.Divisible && (p.Need.MinimumUseful ?? 1) <= most)
            return [Change.Need(code, "divisible", "true")];
        return p.Need.Divisible
            ? [Change.Need(code, "minimumUseful", Number(most))]
            : [Change.Need(code, "divisible", "true"), Change.Need(code, "minimumUseful", Number(most))];
    }

    private static IEnumerable<(string, string)> WindowFacts(Pair p) =>
        [
            ("needFrom", Day(p.NeedWindow.From)),
            ("needTo", Day(p.NeedWindow.To)),
            ("offerFrom", Day(p.OfferWindow.From)),
            ("offerTo", Day(p.OfferWindow.To)),
        ];
}
