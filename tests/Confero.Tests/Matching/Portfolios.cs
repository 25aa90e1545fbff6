using Confero.Exchange;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Taxonomy;

namespace Confero.Tests.Matching;

/// <summary>Portfolio files of the product as the engine reads them.</summary>
internal static class Portfolios
{
    public static MatchingInput Demonstration { get; } = Read("demonstration");

    private static readonly Lazy<Plan> Planned = new(() => Plan(Demonstration, 100));

    /// <summary>A plan of the demonstration, made once.</summary>
    public static Plan PlanOfDemonstration => Planned.Value;

    /// <summary>Plans with so much work, however long it takes, so that a slow machine finds the same plan.</summary>
    public static Plan Plan(MatchingInput input, long work, Plan? start = null) =>
        Planner.Plan(input, null, WithWork(work) with { Start = start });

    /// <summary>Limits by work alone.</summary>
    public static PlanOptions WithWork(long work) =>
        new() { TimeLimit = TimeSpan.FromMinutes(10), WorkLimit = work };

    public static MatchingInput Read(string folder) =>
        PortfolioJson
            .Read(File.ReadAllText(Repository.PathOf("data", folder, "portfolio.json")))
            .ToMatchingInput(Taxonomies.Load(), new DateOnly(2026, 11, 24));

    /// <summary>One expert with two to seven weeks for States with three, two and one requests of one to three weeks.</summary>
    public static MatchingInput Contest(int seed)
    {
        var random = new Random(seed);
        string[] states = ["QMA", "QMA", "QMA", "QMB", "QMB", "QMC"];
        return new MatchingInput
        {
            AsOf = new DateOnly(2027, 1, 1),
            States =
            [
                .. states
                    .Distinct()
                    .Select(code => new StateFacts
                    {
                        Code = code,
                        Regions = [code == "QMC" ? "015" : "011"],
                    }),
            ],
            Requests =
            [
                .. states.Select(
                    (state, i) =>
                        new RequestCase
                        {
                            Id = $"R{i}",
                            State = state,
                            Needs =
                            [
                                new Need
                                {
                                    Id = $"N{i}",
                                    Kind = AssistanceKind.Technical,
                                    Quantity = 5 * random.Next(1, 4),
                                    Unit = "person-day",
                                    Urgency = random.Next(1, 5),
                                },
                            ],
                        }
                ),
            ],
            Offers =
            [
                new Offer
                {
                    Id = "E",
                    Sort = OfferSort.Expert,
                    ProviderId = "E",
                    Quantity = 5 * random.Next(2, 8),
                    Unit = "person-day",
                },
            ],
        };
    }
}
