namespace Confero.Landscape.Mechanisms;

/// <summary>What a State needs, as far as a choice of channel depends on it.</summary>
/// <param name="Kind">Kind of assistance.</param>
/// <param name="Stage">Life-cycle stage; null for any.</param>
/// <param name="Region">M49 code of the State's region; null where it is not said.</param>
/// <param name="Urgent">Whether days count.</param>
/// <param name="Amount">Money needed, in whole units of the currency.</param>
/// <param name="Months">How long the assistance would last.</param>
public sealed record TurnQuestion(
    string Kind,
    string? Stage = null,
    string? Region = null,
    bool Urgent = false,
    long? Amount = null,
    string? Currency = null,
    int? Months = null
);

/// <summary>What is said of a channel for a need: never more than "may fit", for its own rules decide.</summary>
/// <param name="Reasons">Why it may fit, or why it does not; codes of texts <c>turn.*</c> with what they mention.</param>
/// <param name="Conditions">What to make sure of before asking there.</param>
public sealed record TurnAnswer(
    AssistanceMechanism Mechanism,
    bool MayFit,
    IReadOnlyList<TurnReason> Reasons,
    IReadOnlyList<TurnReason> Conditions
);

/// <summary>A reason: the code of its text and what that mentions.</summary>
public sealed record TurnReason(string Code, params IReadOnlyList<string> Args);

/// <summary>Says which channels fit a need and why the others do not, by rules that are data. Pure.</summary>
public static class WhereToTurn
{
    /// <param name="regionAndAbove">The region of the question and all regions above it.</param>
    /// <returns>Every mechanism: those that may fit first, then those that need more conditions.</returns>
    public static IReadOnlyList<TurnAnswer> Ask(
        TurnQuestion question,
        IReadOnlyList<string> regionAndAbove,
        IEnumerable<AssistanceMechanism> mechanisms
    ) =>
        [
            .. mechanisms
                .Select(x => Answer(question, regionAndAbove, x))
                .OrderByDescending(x => x.MayFit)
                .ThenByDescending(x => Nearness(question, x.Mechanism.Rules))
                .ThenBy(x => x.Conditions.Count),
        ];

    private static TurnAnswer Answer(
        TurnQuestion question,
        IReadOnlyList<string> regionAndAbove,
        AssistanceMechanism mechanism
    )
    {
        var rules = mechanism.Rules;
        var against = Against(question, regionAndAbove, rules).ToList();
        return against.Count > 0
            ? new(mechanism, false, against, [])
            : new(mechanism, true, [.. For(question, rules)], [.. Conditions(question, mechanism)]);
    }

    private static IEnumerable<TurnReason> Against(
        TurnQuestion question,
        IReadOnlyList<string> regionAndAbove,
        MechanismRules rules
    )
    {
        if (rules.Asks == "nobody")
        {
            yield return new("no-requests");
            yield break;
        }
        if (rules.Field is "other" or "mines")
        {
            yield return new($"other-field.{rules.Field}");
            yield break;
        }
        if (rules.Kinds.Count > 0 && !rules.Kinds.Contains(question.Kind))
            yield return new("not-this-kind", question.Kind);
        if (question.Stage is { } stage && rules.Stages.Count > 0 && !rules.Stages.Contains(stage))
            yield return new("not-this-stage", stage);
        if (
            question.Region is not null
            && rules.Regions.Count > 0
            && !rules.Regions.Any(regionAndAbove.Contains)
        )
            yield return new("other-region", [.. rules.Regions]);
        if (rules.Emergency == "only" && !question.Urgent)
            yield return new("emergency-only");
        if (question.Urgent && rules.Emergency == "no")
            yield return new("too-slow");
        if (question.Amount > rules.MostAmount && question.Currency == rules.Currency)
            yield return new(
                "above-ceiling",
                rules.Currency ?? "",
                rules.MostAmount!.Value.ToString(CultureInfo.InvariantCulture)
            );
        if (question.Months > rules.MostMonths)
            yield return new("too-long", rules.MostMonths!.Value.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<TurnReason> For(TurnQuestion question, MechanismRules rules)
    {
        yield return new($"field.{rules.Field}");
        if (rules.Kinds.Contains(question.Kind))
            yield return new("this-kind", question.Kind);
        if (question.Stage is { } stage && rules.Stages.Contains(stage))
            yield return new("this-stage", stage);
        if (question.Urgent && rules.Emergency is "only" or "also")
            yield return new("for-emergencies");
    }

    private static IEnumerable<TurnReason> Conditions(TurnQuestion question, AssistanceMechanism mechanism)
    {
        var rules = mechanism.Rules;
        if (rules.Asks == "with-partner")
            yield return new("with-partner");
        if (rules.OnlyInCalls)
            yield return new("only-in-calls");
        if (rules.OnlyParties)
            yield return new("only-parties");
        if (rules.OnlyPartners)
            yield return new("only-partners");
        if (rules.Regions.Count > 0 && (question.Region is null || !rules.RegionsExact))
            yield return new("ask-region", [.. rules.Regions]);
        if (question.Urgent && rules.Emergency == "unknown")
            yield return new("ask-speed");
        if (rules.MostAmount is { } most && (question.Amount is null || question.Currency != rules.Currency))
            yield return new("ask-amount", rules.Currency ?? "", most.ToString(CultureInfo.InvariantCulture));
        if (!mechanism.Summary.Verified || mechanism.Eligibility.Any(x => !x.Verified))
            yield return new("not-verified");
    }

    private static int Nearness(TurnQuestion question, MechanismRules rules) =>
        (rules.Field == "ammunition" ? 4 : 0)
        + (question.Urgent && rules.Emergency is "only" or "also" ? 8 : 0)
        + (question.Stage is { } stage && rules.Stages.Contains(stage) ? 2 : 0)
        + (rules.Asks == "state" ? 1 : 0);
}
