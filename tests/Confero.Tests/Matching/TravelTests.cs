using Confero.Matching;
using Confero.Matching.Model;

namespace Confero.Tests.Matching;

/// <summary>Days on the way count in people's calendars, unless the work can be done from a distance.</summary>
public sealed class TravelTests
{
    private static readonly DateOnly Start = new(2027, 1, 1);
    private static readonly Need Work = new()
    {
        Id = "N1",
        Kind = AssistanceKind.Technical,
        Quantity = 10,
        Unit = "person-day",
        From = Start,
        To = new DateOnly(2027, 1, 31),
    };
    private static readonly Offer Expert = new()
    {
        Id = "E1",
        Sort = OfferSort.Expert,
        ProviderId = "E1",
        TravelDays = 2,
        Availability = [new DateRange(Start, new DateOnly(2027, 1, 14))],
    };

    [Theory]
    [InlineData(10, false, true)] // 10 + 2 + 2 days fit into 14
    [InlineData(11, false, false)]
    [InlineData(14, true, true)]
    [InlineData(15, true, false)]
    public void Travel_must_fit_into_the_free_days(long days, bool remote, bool fits)
    {
        var input = Input([Work with { Quantity = days, Remote = remote }], Expert);
        new CandidateFinder(input).Candidates("N1").Any().ShouldBe(fits);
        Planner.Plan(input).Packages.Sum(x => x.Partners.Count).ShouldBe(fits ? 1 : 0);
    }

    [Fact]
    public void Two_missions_of_one_person_need_two_journeys()
    {
        Need[] needs = [Work with { Quantity = 3 }, Work with { Id = "N2", Quantity = 3 }];
        Served(Input(needs, Expert)).ShouldBe(2); // 3 + 4 + 3 + 4 days
        Served(Input(needs, Expert with { TravelDays = 3 })).ShouldBe(1);
    }

    [Fact]
    public void Travel_counts_against_the_load_limit()
    {
        Served(Input([Work], Expert with { LoadLimitDays = 14 })).ShouldBe(1);
        Served(Input([Work], Expert with { LoadLimitDays = 13 })).ShouldBe(0);
    }

    [Fact]
    public void The_smallest_change_leaves_room_for_the_journey()
    {
        var input = Input([Work], Expert with { Availability = [], To = new DateOnly(2027, 1, 31) });
        var shorter = input with
        {
            Requests = [input.Requests[0] with { Needs = [Work with { To = new DateOnly(2027, 1, 12) }] }],
        };
        new CandidateFinder(shorter).Explain("N1", "E1").Changes!.Single().Value.ShouldBe("2027-01-14");
    }

    [Fact]
    public void The_checker_sees_a_person_in_two_places()
    {
        Need[] needs = [Work with { Quantity = 3 }, Work with { Id = "N2", Quantity = 3 }];
        var input = Input(needs, Expert);
        var plan = Planner.Plan(input);
        PlanVerifier.Verify(input, plan).ShouldBeEmpty();
        var slower = Input(needs, Expert with { TravelDays = 3 });
        PlanVerifier.Verify(slower, plan).ShouldContain(x => x.Code == "verify.calendar");
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)] // 3 + 4 and 9 + 4 days
    public void The_checker_sees_a_person_overworked(int limit, bool isOver)
    {
        Need[] needs = [Work with { Quantity = 3 }, Work with { Id = "N2", Quantity = 9 }];
        var rested = Expert with { Availability = [], To = new DateOnly(2027, 12, 31) };
        var plan = Planner.Plan(Input(needs, rested));
        PlanVerifier.Verify(Input(needs, rested), plan).ShouldBeEmpty();
        PlanVerifier
            .Verify(Input(needs, rested with { LoadLimitDays = limit }), plan)
            .Any(x => x.Code == "verify.load")
            .ShouldBe(isOver);
    }

    private static int Served(MatchingInput input) =>
        Planner.Plan(input).Packages.SelectMany(x => x.Needs).Count(x => x.Contributions.Count > 0);

    private static MatchingInput Input(IReadOnlyList<Need> needs, Offer offer) =>
        new()
        {
            AsOf = Start,
            States = [new StateFacts { Code = "QMA" }],
            Requests =
            [
                .. needs.Select(
                    (need, i) =>
                        new RequestCase
                        {
                            Id = $"R{i}",
                            State = "QMA",
                            Needs = [need],
                        }
                ),
            ],
            Offers = [offer],
        };
}
