using Confero.Matching.Eligibility;
using Confero.Matching.Model;

namespace Confero.Matching.Scoring;

/// <summary>Rates a pair by each criterion in thousandths and adds them up by the policy's weights.</summary>
internal static class Scores
{
    private const int Full = 1000;
    private const int Half = 500;

    private static readonly (
        string Code,
        bool ForMoney,
        Func<Pair, int> Rate,
        Func<Pair, (string, string)[]> Facts
    )[] All =
    [
        (
            CriterionCodes.Competence,
            false,
            Competence,
            p => [("need", PairRules.List(p.Need.Competences.Select(PairRules.Say)))]
        ),
        (
            CriterionCodes.Language,
            false,
            p => Overlap(p.Need.Languages, p.Offer.Languages, Half),
            p => Both(p.Need.Languages, p.Offer.Languages)
        ),
        (
            CriterionCodes.Module,
            true,
            p => Overlap(p.Need.Modules, p.Offer.Modules, 0),
            p => Both(p.Need.Modules, p.Offer.Modules)
        ),
        (
            CriterionCodes.Stage,
            true,
            Stage,
            p => Both(p.Need.Stage is { } stage ? [stage] : [], p.Offer.Stages)
        ),
        (
            CriterionCodes.Objective,
            true,
            p => Overlap(p.Need.Objectives, p.Offer.Objectives, 0),
            p => Both(p.Need.Objectives, p.Offer.Objectives)
        ),
        (
            CriterionCodes.Subject,
            true,
            p => Overlap(p.Need.Subjects, p.Offer.Subjects, 0),
            p => Both(p.Need.Subjects, p.Offer.Subjects)
        ),
        (CriterionCodes.Region, true, Region, p => Both(p.State.Regions, p.Offer.Regions)),
        (
            CriterionCodes.Timing,
            true,
            Timing,
            p => [("from", PairRules.Day(p.Usable.From)), ("wanted", PairRules.Day(p.NeedWindow.From))]
        ),
        (
            CriterionCodes.Coverage,
            true,
            Coverage,
            p => [("need", PairRules.Number(p.Asked)), ("offer", PairRules.Number(p.Available()))]
        ),
        (CriterionCodes.Readiness, true, Readiness, ReadinessFacts),
        (CriterionCodes.Provider, true, Provider, p => [("offer", p.Offer.ProviderKind ?? "")]),
    ];

    /// <summary>The score in thousandths: the weighted mean of the criteria that apply, rounded down.</summary>
    public static int Permille(Pair pair)
    {
        long sum = 0,
            weights = 0;
        var policy = pair.Index.Weights;
        var isFunding = pair.IsFunding;
        for (var i = 0; i < All.Length; i++)
            if (policy[i] > 0 && (!isFunding || All[i].ForMoney))
            {
                sum += (long)policy[i] * All[i].Rate(pair);
                weights += policy[i];
            }
        return weights == 0 ? Full : (int)(sum / weights);
    }

    /// <summary>The weight of each criterion, never negative.</summary>
    public static int[] WeightsOf(MatchingPolicy policy) =>
        [.. All.Select(row => Math.Max(0, policy.Weights.GetValueOrDefault(row.Code)))];

    /// <summary>The criteria that apply, with what each adds to a score of 0 to 100.</summary>
    public static IReadOnlyList<Criterion> Criteria(Pair pair)
    {
        double weights = All.Sum(row => Weight(pair, row.Code, row.ForMoney));
        return
        [
            .. from row in All
            let weight = Weight(pair, row.Code, row.ForMoney)
            where weight > 0
            select new Criterion(
                row.Code,
                100 * weight / weights * row.Rate(pair) / Full,
                100 * weight / weights,
                row.Facts(pair).ToDictionary(fact => fact.Item1, fact => fact.Item2)
            ),
        ];
    }

    private static int Weight(Pair pair, string code, bool forMoney) =>
        pair.IsFunding && !forMoney ? 0 : Math.Max(0, pair.Index.Policy.Weights.GetValueOrDefault(code));

    /// <summary>Each competence: 700 at the least level, 150 more for each level above, nothing if missing.</summary>
    private static int Competence(Pair p)
    {
        if (p.Need.Competences.Count == 0)
            return Full;
        var sum = 0;
        foreach (var asked in p.Need.Competences)
            if (p.Best(asked.Code) is { } held)
                sum += Math.Clamp(700 + 150 * (held.Level - asked.Level), 0, Full);
        return sum / p.Need.Competences.Count;
    }

    /// <summary>Share of what is asked that is named; half where nothing is named; full where nothing is asked.</summary>
    private static int Overlap(IReadOnlyList<string> asked, IReadOnlyList<string> named, int atLeast)
    {
        if (asked.Count == 0)
            return Full;
        if (named.Count == 0)
            return Half;
        var shared = asked.Count(named.Contains);
        return shared == 0 ? 0 : atLeast + (Full - atLeast) * shared / asked.Count;
    }

    private static int Stage(Pair p) =>
        p.Need.Stage is { } stage ? Overlap([stage], p.Offer.Stages, 0) : Full;

    private static int Region(Pair p)
    {
        if (p.Offer.Recipients.Contains(p.State.Code))
            return Full;
        if (p.Offer.Regions.Count == 0)
            return p.Offer.Recipients.Count == 0 ? Half : 0;
        return p.Offer.Regions.Any(p.State.Regions.Contains) ? 800 : 0;
    }

    private static int Timing(Pair p)
    {
        var days = p.NeedWindow.To.DayNumber - p.NeedWindow.From.DayNumber;
        var late = p.Usable.From.DayNumber - p.NeedWindow.From.DayNumber;
        return days <= 0 ? Full : Math.Clamp(Full - (int)((long)Full * late / days), 0, Full);
    }

    private static int Coverage(Pair p) =>
        p.Asked <= 0 ? Full : (int)Math.Min(Full, (long)((Int128)Full * p.Available() / p.Asked));

    /// <summary>A third for each of equipment, people and funding; 5 less for each percent of cost share, 100 for conditions.</summary>
    private static int Readiness(Pair p)
    {
        var ready =
            (p.Offer.EquipmentReady ? 1 : 0) + (p.Offer.PeopleReady ? 1 : 0) + (p.Offer.FundingReady ? 1 : 0);
        return Math.Max(
            0,
            Full * ready / 3 - 5 * p.Offer.CostSharePercent - (p.Offer.HasConditions ? 100 : 0)
        );
    }

    private static int Provider(Pair p) =>
        p.Need.PreferredProviderKinds.Count == 0
        || (p.Offer.ProviderKind is { } kind && p.Need.PreferredProviderKinds.Contains(kind))
            ? Full
            : 0;

    private static (string, string)[] Both(IReadOnlyList<string> need, IReadOnlyList<string> offer) =>
        [("need", PairRules.List(need)), ("offer", PairRules.List(offer))];

    private static (string, string)[] ReadinessFacts(Pair p) =>
        [
            ("equipment", Flag(p.Offer.EquipmentReady)),
            ("people", Flag(p.Offer.PeopleReady)),
            ("funding", Flag(p.Offer.FundingReady)),
            ("conditions", Flag(p.Offer.HasConditions)),
            ("costShare", PairRules.Number(p.Offer.CostSharePercent)),
        ];

    private static string Flag(bool value) => value ? "yes" : "no";
}
