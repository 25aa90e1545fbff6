using Confero.Bench.Instances;
using Confero.Matching.Model;

namespace Confero.Bench.Candidates;

/// <summary>The recipe's world in the words of the library: offers, experts and needs with codes, languages and calendars.</summary>
internal static class Roster
{
    private static readonly DateOnly First = new(2027, 1, 1);

    /// <summary>As many offers and experts as asked for, and as many needs, each a request of its own.</summary>
    public static MatchingInput Make(int offers, int needs, ulong seed)
    {
        var random = new SplitMix(seed);
        var world = new World(offers, random, 0.05);
        return new MatchingInput
        {
            AsOf = First,
            States =
            [
                .. world.States.Select(
                    (state, i) =>
                        new StateFacts
                        {
                            Code = State(i),
                            Regions = [Region(state.Region)],
                            LeastDeveloped = state.LeastDeveloped,
                        }
                ),
            ],
            Offers =
            [
                .. world.Experts.Select((expert, i) => Expert(world, expert, i)),
                .. world.Sessions.Select((session, i) => Course(world, session, i)),
                .. world.Lots.Select((lot, i) => Goods(world, lot, i)),
                .. Enumerable.Range(0, world.FundCount).Select(i => Money(random, i)),
            ],
            Requests = [.. Enumerable.Range(0, needs).Select(i => Request(world, random, i))],
        };
    }

    private static Offer Expert(World world, Expert expert, int number) =>
        new()
        {
            Id = $"E{number}",
            Sort = OfferSort.Expert,
            ProviderId = $"O{expert.Organisation}",
            ProviderKind = "expert",
            Competences =
            [
                .. Bits(expert.Competences, world.Competences)
                    .Select(c => new Competence(Subject(c), 2 + expert.Skill % 3)),
            ],
            Languages = [.. Bits((ulong)expert.Languages, 8).Select(Language)],
            Regions = Regions(expert.Regions),
            Nationalities = [State(expert.Nationality)],
            Conflicts = expert.Conflict < 0 ? [] : [State(expert.Conflict)],
            Availability =
            [
                .. Enumerable
                    .Range(0, World.Quarters)
                    .Where(quarter => expert.Rows[quarter] >= 0)
                    .Select(quarter => new DateRange(
                        First.AddMonths(3 * quarter),
                        First
                            .AddMonths(3 * quarter)
                            .AddDays(7 * world.Rows[expert.Rows[quarter]].Capacity - 1)
                    )),
            ],
        };

    private static Offer Course(World world, Session session, int number) =>
        new()
        {
            Id = $"C{number}",
            Sort = OfferSort.Training,
            ProviderId = $"O{session.Organisation}",
            Competences = [new Competence(Subject(session.Competence), 3)],
            Languages = [.. Bits((ulong)session.Languages, 8).Select(Language)],
            Regions = Regions(session.Regions),
            Quantity = world.Rows[session.Row].Capacity,
            Unit = "seat",
            From = First.AddMonths(3 * session.Quarter),
            To = First.AddMonths(3 * session.Quarter + 3).AddDays(-1),
        };

    private static Offer Goods(World world, Lot lot, int number) =>
        new()
        {
            Id = $"G{number}",
            Sort = OfferSort.Material,
            ProviderId = $"O{lot.Organisation}",
            Item = $"item-{lot.Type}",
            Regions = Regions(lot.Regions),
            Quantity = world.Rows[lot.Row].Capacity,
            Unit = "piece",
            From = First.AddMonths(3 * lot.From),
            Transport = true,
        };

    private static Offer Money(SplitMix random, int number) =>
        new()
        {
            Id = $"F{number}",
            Sort = OfferSort.Fund,
            ProviderId = $"O{random.Between(0, 50)}",
            Regions = random.Chance(0.5) ? [] : [Region(random.Between(0, 5))],
            Money = 100_000L * random.Between(50, 500),
            MinimumGrant = 500_000,
            MaximumGrant = 50_000_000,
        };

    private static RequestCase Request(World world, SplitMix random, int number)
    {
        var state = random.Between(0, world.States.Length - 1);
        var isGoods = random.Chance(0.25);
        var from = First.AddMonths(3 * random.Between(0, 3));
        return new RequestCase
        {
            Id = $"R{number}",
            State = State(state),
            Needs =
            [
                new Need
                {
                    Id = $"N{number}",
                    Kind = isGoods ? AssistanceKind.Material : AssistanceKind.Technical,
                    Item = isGoods ? $"item-{random.Between(0, world.Goods - 1)}" : null,
                    Competences = isGoods
                        ? []
                        : [new Competence(Subject(random.Pick(world.CompetenceWeights)))],
                    Languages = isGoods ? [] : [Language(world.States[state].Language)],
                    Quantity = isGoods ? random.Between(5, 50) : random.Between(5, 20),
                    Unit = isGoods ? "piece" : "person-day",
                    From = from,
                    To = from.AddMonths(12),
                    Urgency = random.Between(1, 4),
                },
            ],
        };
    }

    private static IReadOnlyList<string> Regions(int regions) =>
        regions == World.AllRegions ? [] : [.. Bits((ulong)regions, 6).Select(Region)];

    private static IEnumerable<int> Bits(ulong bits, int count) =>
        Enumerable.Range(0, count).Where(bit => (bits >> bit & 1) != 0);

    private static string State(int number) => $"S{number}";

    private static string Region(int number) => $"region-{number}";

    private static string Language(int number) => $"l{number}";

    private static string Subject(int number) => $"competence-{number}";
}
