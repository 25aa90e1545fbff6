using Confero.Packages;

namespace Confero.Tests.Packages;

/// <summary>
/// Explores every state the rules between two blind sides can reach. In none does one side know the other before both
/// have consented, and what one side sees never tells a refusal from silence, now or after anything that may follow.
/// </summary>
public sealed class TwoSidedConsentTests
{
    private enum Move
    {
        ProviderYes,
        ProviderNo,
        ProviderBack,
        StateYes,
        StateNo,
        StateBack,
        TakeBack,
        TimePasses,
    }

    [Fact]
    public void Nobody_knows_the_other_before_both_consented_in_any_reachable_state()
    {
        var states = Explore();

        states.Count.ShouldBeGreaterThan(30);
        TestContext.Current.TestOutputHelper?.WriteLine($"{states.Count} states");
        foreach (var state in states)
        {
            var both = state is { Provider: Answer.Accepted, State: Answer.Accepted };
            foreach (var side in Enum.GetValues<Side>())
                (!state.SeenBy(side).KnowsOther || both).ShouldBeTrue($"{side} in {state}");
            (state.Introduced && state.SeenBy(Side.State).KnowsOther).ShouldBe(
                state.SeenBy(Side.Provider).KnowsOther
            );
        }
    }

    [Theory]
    [InlineData(Side.State)]
    [InlineData(Side.Provider)]
    public void A_refusal_looks_like_silence_now_and_after_anything_that_follows(Side watcher)
    {
        var other = watcher == Side.State ? Side.Provider : Side.State;
        var pairs = new HashSet<(TwoSidedConsent Refused, TwoSidedConsent Silent)>();
        var open = new Queue<(TwoSidedConsent Refused, TwoSidedConsent Silent)>();
        foreach (var state in Explore().Where(x => x.MayAnswer(other)))
            Add(pairs, open, (state.Answered(other, accepts: false), state));
        while (open.TryDequeue(out var pair))
        {
            pair.Refused.SeenBy(watcher).ShouldBe(pair.Silent.SeenBy(watcher), pair.ToString());
            foreach (var move in Enum.GetValues<Move>().Where(x => !IsOf(x, other)))
                if (Next(pair.Refused, move) is { } refused && Next(pair.Silent, move) is { } silent)
                    Add(pairs, open, (refused, silent));
                else
                    (Next(pair.Refused, move) is null).ShouldBe(
                        Next(pair.Silent, move) is null,
                        $"{move} is possible in only one of {pair}"
                    );
            // The secretariat may take a refused proposal back, and leave the silent one.
            if (Next(pair.Refused, Move.TakeBack) is { } taken)
                Add(pairs, open, (taken, pair.Silent));
        }
        pairs.Count.ShouldBeGreaterThan(15);
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs.Count} pairs");
    }

    [Theory]
    [InlineData(Side.Provider, Side.State)]
    [InlineData(Side.State, Side.Provider)]
    public void Two_yes_open_both_doors_and_one_taken_back_closes_them(Side first, Side second)
    {
        var one = TwoSidedConsent.New.Answered(first, accepts: true);
        var both = one.Answered(second, accepts: true);

        one.SeenBy(first).ShouldBe(new SideSight(Answer.Accepted, ContributionState.Proposed, false, false));
        one.SeenBy(second).ShouldBe(new SideSight(Answer.None, ContributionState.Proposed, true, false));
        foreach (var side in new[] { first, second })
        {
            both.SeenBy(side)
                .ShouldBe(new SideSight(Answer.Accepted, ContributionState.Consented, false, true));
            both.Undecided(side).Introduced.ShouldBeFalse();
            both.Undecided(side).Of(side).ShouldBe(Answer.None);
        }
        both.Undecided(first)
            .SeenBy(second)
            .ShouldBe(one.Undecided(first).Answered(second, true).SeenBy(second));
    }

    [Fact]
    public void A_no_is_seen_by_who_said_it_and_the_end_of_the_time_by_both()
    {
        var refused = TwoSidedConsent.New.Answered(Side.Provider, accepts: false);

        refused
            .SeenBy(Side.Provider)
            .ShouldBe(new SideSight(Answer.Declined, ContributionState.Refused, false, false));
        refused.SeenBy(Side.State).ShouldBe(TwoSidedConsent.New.SeenBy(Side.State));
        foreach (var side in Enum.GetValues<Side>())
            (TwoSidedConsent.New with { TimeOver = true })
                .SeenBy(side)
                .ShouldBe(new SideSight(Answer.None, ContributionState.Refused, false, false));
    }

    /// <summary>The acts refuse a late answer; were one to come all the same, no door opens.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_yes_to_what_was_taken_back_or_is_over_opens_nothing(bool takenBack, bool timeOver)
    {
        var closed = TwoSidedConsent.New with { TakenBack = takenBack, TimeOver = timeOver };

        closed.Answered(Side.State, true).Answered(Side.Provider, true).Introduced.ShouldBeFalse();
    }

    [Fact]
    public void An_introduction_outlives_the_time_for_answers()
    {
        var introduced = TwoSidedConsent.New.Answered(Side.State, true).Answered(Side.Provider, true);

        (introduced with { TimeOver = true, TakenBack = true })
            .SeenBy(Side.Provider)
            .ShouldBe(new SideSight(Answer.Accepted, ContributionState.Consented, false, true));
    }

    [Fact]
    public void A_yes_taken_back_before_the_other_answered_leaves_no_trace()
    {
        foreach (var state in Explore().Where(x => !x.Introduced && x.Provider == Answer.Accepted))
        {
            var back = state.Undecided(Side.Provider);
            back.SeenBy(Side.State).ShouldBe(state.SeenBy(Side.State));
        }
    }

    [Fact]
    public void The_time_for_answers_follows_from_the_day_of_the_proposal_alone()
    {
        var at = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

        AnswerTime.EndsAt(at).ShouldBe(new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero));
        AnswerTime.EndsAt(at).DayOfWeek.ShouldBe(DayOfWeek.Monday);
        AnswerTime.EndsAt(at.AddHours(3)).ShouldBe(AnswerTime.EndsAt(at));
    }

    /// <summary>Every day of a week ends on the same hour of a Monday, never before the ninetieth day and less than a week after it.</summary>
    [Fact]
    public void Time_ends_at_the_first_Monday_from_the_ninetieth_day_on()
    {
        for (var i = 0; i < 7; i++)
        {
            var at = new DateTimeOffset(2026, 11, 2 + i, 23, 59, 0, TimeSpan.Zero);
            var end = AnswerTime.EndsAt(at);
            var days = (end.UtcDateTime.Date - at.UtcDateTime.Date).Days;

            end.DayOfWeek.ShouldBe(DayOfWeek.Monday);
            end.TimeOfDay.ShouldBe(TimeSpan.Zero);
            days.ShouldBeInRange(90, 96);
        }
        AnswerTime
            .EndsAt(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero))
            .ShouldBe(
                new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero),
                "the ninetieth day is a Monday"
            );
    }

    [Theory]
    [InlineData(Answer.Declined, Answer.None, false)]
    [InlineData(Answer.Accepted, Answer.Declined, false)]
    [InlineData(Answer.Accepted, Answer.Accepted, true)]
    public void What_is_stored_is_read_back(Answer provider, Answer state, bool introduced)
    {
        var at = new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);
        var contribution = Contribution();
        (contribution.ProviderAnswer, contribution.StateAnswer) = (provider, state);
        contribution.IntroducedAt = introduced ? at : null;

        TwoSidedConsent
            .Of(contribution, Package(PackageState.Proposed, at), at)
            .ShouldBe(new TwoSidedConsent(provider, state, introduced, TakenBack: false, TimeOver: false));
        TwoSidedConsent.Of(contribution, Package(PackageState.Withdrawn, at), at).TakenBack.ShouldBeTrue();
    }

    /// <summary>At the end itself it is over, a moment before it is not, and what was never proposed has no end.</summary>
    [Fact]
    public void Time_is_over_from_its_end_on()
    {
        var at = new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);
        var end = AnswerTime.EndsAt(at);

        Over(at, end.AddMilliseconds(-1)).ShouldBeFalse();
        Over(at, end).ShouldBeTrue();
        Over(at, end.AddDays(1)).ShouldBeTrue();
        Over(null, end.AddDays(1)).ShouldBeFalse();

        static bool Over(DateTimeOffset? proposed, DateTimeOffset now) =>
            TwoSidedConsent.Of(Contribution(), Package(PackageState.Proposed, proposed), now).TimeOver;
    }

    private static Contribution Contribution() =>
        new()
        {
            Id = "CON",
            PackageId = "PKG",
            RequestId = "REQ",
            NeedId = "NED",
        };

    private static Package Package(PackageState state, DateTimeOffset? proposedAt) =>
        new()
        {
            Id = "PKG",
            RequestId = "REQ",
            State = state,
            ProposedAt = proposedAt,
        };

    private static HashSet<TwoSidedConsent> Explore()
    {
        var found = new HashSet<TwoSidedConsent> { TwoSidedConsent.New };
        var open = new Queue<TwoSidedConsent>(found);
        while (open.TryDequeue(out var state))
            foreach (var move in Enum.GetValues<Move>())
                if (Next(state, move) is { } next && found.Add(next))
                    open.Enqueue(next);
        return found;
    }

    /// <summary>What the acts do; null where they refuse.</summary>
    private static TwoSidedConsent? Next(TwoSidedConsent state, Move move) =>
        move switch
        {
            Move.ProviderYes => Answering(state, Side.Provider, true),
            Move.ProviderNo => Answering(state, Side.Provider, false),
            Move.StateYes => Answering(state, Side.State, true),
            Move.StateNo => Answering(state, Side.State, false),
            Move.ProviderBack => Back(state, Side.Provider),
            Move.StateBack => Back(state, Side.State),
            Move.TakeBack => state.TakenBack ? null : state with { TakenBack = true },
            _ => state.TimeOver ? null : state with { TimeOver = true },
        };

    private static TwoSidedConsent? Answering(TwoSidedConsent state, Side side, bool accepts) =>
        state.MayAnswer(side) ? state.Answered(side, accepts) : null;

    private static TwoSidedConsent? Back(TwoSidedConsent state, Side side) =>
        state.Of(side) == Confero.Packages.Answer.Accepted ? state.Undecided(side) : null;

    private static bool IsOf(Move move, Side side) =>
        move.ToString().StartsWith(side.ToString(), StringComparison.Ordinal) || move == Move.TakeBack;

    private static void Add(
        HashSet<(TwoSidedConsent, TwoSidedConsent)> pairs,
        Queue<(TwoSidedConsent, TwoSidedConsent)> open,
        (TwoSidedConsent, TwoSidedConsent) pair
    )
    {
        if (pairs.Add(pair))
            open.Enqueue(pair);
    }
}
