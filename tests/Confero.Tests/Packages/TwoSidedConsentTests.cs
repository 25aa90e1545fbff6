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
