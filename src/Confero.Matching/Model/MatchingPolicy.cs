namespace Confero.Matching.Model;

/// <summary>
/// The rules and weights of a match, as versioned data: two plans with the same input, policy, seed and work limit are equal.
/// Points are the unit of the objective: one routine need of a State in no group, met at once and perfectly, is worth
/// <see cref="PointsPerNeed"/> points.
/// </summary>
public sealed record MatchingPolicy
{
    /// <summary>The policy used where nobody chose one.</summary>
    public static MatchingPolicy Default { get; } = new();

    /// <summary>Name and version, kept with every plan.</summary>
    public string Version { get; init; } = "standard-2";

    /// <summary>Which sorts of offer can serve which kind of need; funds also pay the cost of the others.</summary>
    public IReadOnlyDictionary<AssistanceKind, IReadOnlyList<OfferSort>> ServedBy { get; init; } =
        new Dictionary<AssistanceKind, IReadOnlyList<OfferSort>>
        {
            [AssistanceKind.Normative] = [OfferSort.Normative, OfferSort.Team, OfferSort.Expert],
            [AssistanceKind.Institutional] =
            [
                OfferSort.Institutional,
                OfferSort.Team,
                OfferSort.Expert,
                OfferSort.Training,
            ],
            [AssistanceKind.Technical] = [OfferSort.Training, OfferSort.Team, OfferSort.Expert],
            [AssistanceKind.Material] = [OfferSort.Material],
            [AssistanceKind.Financial] = [OfferSort.Fund],
        };

    /// <summary>How strictly each rule of <see cref="Eligibility.RuleCodes"/> holds; rules not named are hard.</summary>
    public IReadOnlyDictionary<string, RuleStrength> Rules { get; init; } =
        new Dictionary<string, RuleStrength>
        {
            [Eligibility.RuleCodes.Objective] = RuleStrength.Soft,
            [Eligibility.RuleCodes.Module] = RuleStrength.Soft,
            [Eligibility.RuleCodes.Transport] = RuleStrength.Soft,
        };

    /// <summary>Weight of each criterion of <see cref="Scoring.CriterionCodes"/>; only their proportions matter.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init; } =
        new Dictionary<string, int>
        {
            [Scoring.CriterionCodes.Competence] = 20,
            [Scoring.CriterionCodes.Language] = 10,
            [Scoring.CriterionCodes.Module] = 10,
            [Scoring.CriterionCodes.Stage] = 10,
            [Scoring.CriterionCodes.Objective] = 5,
            [Scoring.CriterionCodes.Subject] = 5,
            [Scoring.CriterionCodes.Region] = 10,
            [Scoring.CriterionCodes.Timing] = 10,
            [Scoring.CriterionCodes.Coverage] = 10,
            [Scoring.CriterionCodes.Readiness] = 10,
            [Scoring.CriterionCodes.Provider] = 5,
        };

    /// <summary>Points of a need before urgency, group and fit.</summary>
    public int PointsPerNeed { get; init; } = 1000;

    /// <summary>Percent by which urgency 1 to 4 multiplies the points of a need.</summary>
    public IReadOnlyList<int> UrgencyPercent { get; init; } = [60, 100, 150, 220];

    /// <summary>Percent added for a least developed State.</summary>
    public int LeastDevelopedPercent { get; init; } = 20;

    /// <summary>Percent added for a landlocked developing State.</summary>
    public int LandlockedPercent { get; init; } = 10;

    /// <summary>Percent added for a small island developing State.</summary>
    public int SmallIslandPercent { get; init; } = 10;

    /// <summary>Thousandths of its points a contribution loses with each period it starts after the first possible one.</summary>
    public int DelayPermille { get; init; } = 15;

    /// <summary>Points for each State that gets at least one package: no State left behind. Large values put the floor first.</summary>
    public int StateFloorPoints { get; init; } = 1500;

    /// <summary>
    /// Steps of the share of a State's requests that have a package, ascending. Large points that fall steeply from step to step
    /// put States in order of what they have: nobody gets beyond a step before everybody who can has reached it (leximin by
    /// steps). Empty: only <see cref="StateFloorPoints"/> count. A State with many requests and one with a single request weigh
    /// the same.
    /// </summary>
    public IReadOnlyList<ShareStep> StateShares { get; init; } = [];

    /// <summary>The same for regions, each the narrowest one of its States: regional balance.</summary>
    public IReadOnlyList<ShareStep> RegionShares { get; init; } = [];

    /// <summary>Points each distinct partner of a package costs.</summary>
    public int PartnerCostPoints { get; init; } = 60;

    /// <summary>Points for each fund whose earmark names the State or its region.</summary>
    public int EarmarkPoints { get; init; } = 10;

    /// <summary>The most distinct partners in one package.</summary>
    public int MaxPartners { get; init; } = 6;

    /// <summary>The most funds that pay for one package: 0, 1 or 2.</summary>
    public int MaxFunds { get; init; } = 2;

    /// <summary>The most parts into which a divisible need is cut.</summary>
    public int MaxParts { get; init; } = 3;

    /// <summary>Months in one planning period.</summary>
    public int PeriodMonths { get; init; } = 1;

    /// <summary>Months the plan looks ahead for a need without a last day.</summary>
    public int HorizonMonths { get; init; } = 18;

    /// <summary>Working days assumed for a need of people's work without a quantity.</summary>
    public int DefaultWorkDays { get; init; } = 10;

    /// <summary>The most offers of each role that are looked at for one need, best first; the plan's bound says what it covers.</summary>
    public int ShortList { get; init; } = 1000;
}

/// <summary>A step of a group's served share.</summary>
/// <param name="Percent">Where the step ends, above the one before, at most 100.</param>
/// <param name="Points">
/// Points for coming through the step, in proportion; for each percent at most as many as in the step before, or the lower
/// number counts.
/// </param>
public sealed record ShareStep(int Percent, int Points);

/// <summary>How strictly a rule holds.</summary>
public enum RuleStrength
{
    /// <summary>A pair that breaks it is no candidate.</summary>
    Hard,

    /// <summary>A pair that breaks it is a candidate with a warning.</summary>
    Soft,

    /// <summary>Not looked at.</summary>
    Off,
}
