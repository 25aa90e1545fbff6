namespace Confero.Packages;

/// <summary>One of the two sides of a proposal.</summary>
public enum Side
{
    Provider,
    State,
}

/// <summary>
/// The rules between two sides that shall not know each other before both have said yes. Pure: the acts, the queries and
/// the model check in the tests all use it. What one side sees follows from its own answer, from the introduction and
/// from the calendar alone; so a refusal, silence and a partner who was never asked look the same, and look the same at
/// every moment.
/// </summary>
/// <param name="TakenBack">Whether the secretariat took the proposal back; neither side notices before the time is over.</param>
/// <param name="TimeOver">Whether the fixed time for answers has passed, which is the same for every proposal.</param>
public sealed record TwoSidedConsent(
    Answer Provider,
    Answer State,
    bool Introduced,
    bool TakenBack,
    bool TimeOver
)
{
    public static TwoSidedConsent New { get; } = new(Answer.None, Answer.None, false, false, false);

    public Answer Of(Side side) => side == Side.Provider ? Provider : State;

    /// <summary>Whether a side may answer now.</summary>
    public bool MayAnswer(Side side) => !TimeOver && Of(side) == Answer.None;

    /// <summary>A side has answered; if that makes both say yes, the two are introduced.</summary>
    public TwoSidedConsent Answered(Side side, bool accepts)
    {
        var answer = accepts ? Answer.Accepted : Answer.Declined;
        var next = side == Side.Provider ? this with { Provider = answer } : this with { State = answer };
        return next with
        {
            Introduced =
                Introduced
                || next
                    is {
                        Provider: Answer.Accepted,
                        State: Answer.Accepted,
                        TakenBack: false,
                        TimeOver: false
                    },
        };
    }

    /// <summary>A side has taken its yes back. Before the introduction the other side notices nothing; after it, the door closes.</summary>
    public TwoSidedConsent Undecided(Side side) =>
        (
            side == Side.Provider ? this with { Provider = Answer.None } : this with { State = Answer.None }
        ) with
        {
            Introduced = false,
        };

    /// <summary>What one side sees.</summary>
    public SideSight SeenBy(Side side) =>
        new(
            Of(side),
            Introduced ? ContributionState.Consented
                : Of(side) == Answer.Declined || TimeOver ? ContributionState.Refused
                : ContributionState.Proposed,
            MayAnswer(side),
            Introduced
        );

    /// <summary>Where a stored contribution stands under these rules.</summary>
    public static TwoSidedConsent Of(Contribution contribution, Package package, DateTimeOffset now) =>
        new(
            contribution.ProviderAnswer,
            contribution.StateAnswer,
            contribution.IntroducedAt is not null,
            package.State == PackageState.Withdrawn,
            package.ProposedAt is { } at && AnswerTime.EndsAt(at) <= now
        );
}

/// <summary>All that one side learns of a proposal.</summary>
/// <param name="Own">Its own answer.</param>
/// <param name="State">Where the proposal stands, as far as this side may know.</param>
/// <param name="Open">Whether it may still answer.</param>
/// <param name="KnowsOther">Whether it may know who the other side is.</param>
public sealed record SideSight(Answer Own, ContributionState State, bool Open, bool KnowsOther);

/// <summary>How long a proposal stays open. The end depends on the day it was made and on nothing that anybody answered.</summary>
public static class AnswerTime
{
    private const int Days = 90;

    /// <summary>The beginning, in UTC, of the first Monday at least 90 days after the proposal.</summary>
    public static DateTimeOffset EndsAt(DateTimeOffset proposedAt)
    {
        var day = DateOnly.FromDateTime(proposedAt.UtcDateTime).AddDays(Days);
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }
}
