using Confero.Matching.Pooling;
using Confero.Packages;
using Confero.Taxonomy;
using CsCheck;

namespace Confero.Tests.Matching;

/// <summary>
/// Explores every state three and four neighbours can reach in a blind pool: nobody learns of the others before all have
/// agreed, and a refusal looks like silence to all of them.
/// </summary>
public sealed class PoolModelTests
{
    /// <summary>A pool as the rules see it.</summary>
    private sealed record Model(string Answers, bool Formed, bool TakenBack, bool TimeOver)
    {
        public Answer Of(int i) => (Answer)(Answers[i] - '0');

        public Model With(int i, Answer answer)
        {
            var answers = Answers.ToCharArray();
            answers[i] = (char)('0' + (int)answer);
            var next = this with { Answers = new string(answers) };
            return next with
            {
                Formed =
                    Formed
                    || PoolRules.Forms([.. next.Answers.Select((_, j) => next.Of(j))], TakenBack, TimeOver),
            };
        }

        public (PoolState, bool) Seen(int i) =>
            (
                PoolRules.SeenBy(Of(i), Formed, left: false, TimeOver),
                PoolRules.MayAnswer(Of(i), Formed, TimeOver)
            );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_pool_shows_names_only_when_all_agreed(int states)
    {
        var found = Explore(states);

        TestContext.Current.TestOutputHelper?.WriteLine($"{found.Count} states for {states} neighbours");
        found.Count.ShouldBeGreaterThan(states == 3 ? 100 : 300);
        foreach (var model in found.Where(x => x.Formed))
            model.Answers.ShouldBe(new string('1', states));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_neighbour_who_declines_looks_like_one_who_is_silent(int states)
    {
        var pairs = new HashSet<(Model Declined, Model Silent)>();
        var open = new Queue<(Model Declined, Model Silent)>();
        foreach (var model in Explore(states).Where(x => x.Seen(0).Item2))
            Add((model.With(0, Answer.Declined), model));
        while (open.TryDequeue(out var pair))
        {
            for (var i = 1; i < states; i++)
                pair.Declined.Seen(i).ShouldBe(pair.Silent.Seen(i), $"{i} in {pair}");
            foreach (var (one, other) in Moves(pair.Declined, 1).Zip(Moves(pair.Silent, 1)))
                if (one is not null && other is not null)
                    Add((one, other));
                else
                    (one is null).ShouldBe(other is null, pair.ToString());
            Add((pair.Declined with { TakenBack = true }, pair.Silent));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs.Count} pairs for {states} neighbours");
        pairs.Count.ShouldBeGreaterThan(50);

        void Add((Model, Model) pair)
        {
            if (pairs.Add(pair))
                open.Enqueue(pair);
        }
    }

    [Fact]
    public void Suggestions_are_of_different_States_with_four_weeks_in_common()
    {
        var need =
            from party in Gen.Int[0, 7]
            from item in Gen.Int[0, 2]
            from place in Gen.Int[0, 1]
            from start in Gen.Int[0, 300]
            from length in Gen.Int[5, 200]
            from id in Gen.Int[0, 1_000_000]
            select new PoolNeed(
                $"N{id}",
                $"R{party}",
                $"P{party}",
                $"r{place}",
                $"h{place}",
                PoolKind.Training,
                $"i{item}",
                "storage",
                [],
                1,
                "seat",
                new DateOnly(2027, 1, 1).AddDays(start),
                new DateOnly(2027, 1, 1).AddDays(start + length)
            );
        need.List[0, 40]
            .Sample(needs =>
            {
                foreach (var found in PoolFinder.Suggest(needs.DistinctBy(x => x.NeedId)))
                {
                    found.Needs.Select(x => x.PartyId).Distinct().Count().ShouldBe(found.Needs.Count);
                    found.Needs.Count.ShouldBeGreaterThanOrEqualTo(PoolRules.FewestStates);
                    found.Days.ShouldBeGreaterThanOrEqualTo(PoolRules.FewestDays);
                    found.Needs.ShouldAllBe(x => x.From <= found.From && x.To >= found.To);
                    found.Needs.ShouldAllBe(x =>
                        x.Item == found.Item && x.Neighbourhood == found.Neighbourhood
                    );
                }
            });
    }

    [Fact]
    public void Neighbours_are_of_one_sub_region()
    {
        var terms = Taxonomies.Load();

        PoolFinder.Neighbourhood(terms, "011").ShouldBe("202");
        PoolFinder.Neighbourhood(terms, "145").ShouldBe("145");
        PoolFinder.Neighbourhood(terms, "013").ShouldBe("419");
        PoolFinder.Neighbourhood(terms, null).ShouldBeNull();
    }

    private static HashSet<Model> Explore(int states)
    {
        var first = new Model(new string('0', states), false, false, false);
        var found = new HashSet<Model> { first };
        var open = new Queue<Model>(found);
        while (open.TryDequeue(out var model))
            foreach (
                var next in Moves(model, 0)
                    .Append(model with { TakenBack = !model.Formed || model.TakenBack })
            )
                if (next is not null && found.Add(next))
                    open.Enqueue(next);
        return found;
    }

    /// <summary>Everything that States from <paramref name="first"/> on and the calendar can do; null where it is refused.</summary>
    private static IEnumerable<Model?> Moves(Model model, int first)
    {
        for (var i = first; i < model.Answers.Length; i++)
        {
            yield return model.Seen(i).Item2 ? model.With(i, Answer.Accepted) : null;
            yield return model.Seen(i).Item2 ? model.With(i, Answer.Declined) : null;
            yield return model.Of(i) == Answer.Accepted && !model.Formed ? model.With(i, Answer.None) : null;
        }
        yield return model with
        {
            TimeOver = true,
        };
    }
}
