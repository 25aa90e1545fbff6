using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Tests.Matching;

/// <summary>Explanations are true when tried out, and tell nobody what they may not know.</summary>
public sealed class ExplainTests
{
    private static readonly MatchingInput Input = Portfolios.Demonstration;
    private static readonly Plan Made = Portfolios.PlanOfDemonstration;

    [Fact]
    public void Every_need_that_is_not_served_has_a_reason_and_a_way_out()
    {
        var explainer = new Explainer(Input, Made);
        var unserved = Made.Packages.SelectMany(x => x.Needs).Where(x => x.Contributions.Count == 0).ToList();
        unserved.Count.ShouldBeGreaterThan(0);
        foreach (var need in unserved)
        {
            var why = explainer.Need(need.NeedId);
            why.Reasons.Count.ShouldBeGreaterThan(0, need.NeedId);
            why.Chosen.ShouldBeEmpty();
        }
    }

    /// <summary>Switching off the rules named gives a candidate; switching off all but one of them does not.</summary>
    [Fact]
    public void Relaxations_are_irreducible()
    {
        var explainer = new Explainer(Input, Made);
        var tried = 0;
        foreach (var need in Input.Requests.SelectMany(x => x.Needs))
        foreach (var relaxation in explainer.Need(need.Id).Relaxations)
        {
            Candidates(need, relaxation.Rules)
                .ShouldBeGreaterThan(0, $"{need.Id} {string.Join(' ', relaxation.Rules)}");
            foreach (var rule in relaxation.Rules)
                Candidates(need, relaxation.Rules.Except([rule])).ShouldBe(0, $"{need.Id} without {rule}");
            tried++;
        }
        tried.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Every_offer_is_used_or_preferred_to_or_kept_away()
    {
        var explainer = new Explainer(Input, Made);
        foreach (var offer in Input.Offers)
        {
            var why = explainer.Offer(offer.Id);
            (
                why.UsedFor.Count + why.Preferred.Count + why.Unserved.Count + why.KeptAwayBy.Count
            ).ShouldBeGreaterThan(0, offer.Id);
            why.KeptAwayBy.Count.ShouldBe(why.Fits == 0 ? why.KeptAwayBy.Count : 0);
        }
    }

    /// <summary>Two worlds that differ only in what a viewer may not see explain the same to that viewer.</summary>
    [Fact]
    public void What_is_hidden_cannot_be_told_from_an_explanation()
    {
        var visibleRequests = Input.Requests.Where((_, i) => i % 3 > 0).Select(x => x.Id).ToHashSet();
        var visibleOffers = Input.Offers.Where((_, i) => i % 4 > 0).Select(x => x.Id).ToHashSet();
        var visibility = new Visibility(visibleRequests.Contains, visibleOffers.Contains);
        var other = Input with
        {
            Requests = [.. Input.Requests.Where(x => visibleRequests.Contains(x.Id))],
            Offers =
            [
                .. Input.Offers.Select(x =>
                    visibleOffers.Contains(x.Id)
                        ? x
                        : x with
                        {
                            Quantity = 1,
                            Money = 1,
                            ProviderId = "SOMEBODY",
                        }
                ),
            ],
        };
        var here = new Explainer(Input, Made, visibility);
        var there = new Explainer(other, Made, visibility);
        foreach (
            var need in Input.Requests.Where(x => visibleRequests.Contains(x.Id)).SelectMany(x => x.Needs)
        )
            MatchingJson.Write(there.Need(need.Id)).ShouldBe(MatchingJson.Write(here.Need(need.Id)), need.Id);
        foreach (var offer in visibleOffers)
        {
            var said = MatchingJson.Write(here.Offer(offer));
            MatchingJson.Write(there.Offer(offer)).ShouldBe(said, offer);
            foreach (
                var hidden in Input
                    .Requests.Where(x => !visibleRequests.Contains(x.Id))
                    .SelectMany(x => x.Needs)
            )
                said.ShouldNotContain($"\"{hidden.Id}\"");
        }
        Should.Throw<KeyNotFoundException>(() => here.Offer(Input.Offers[0].Id));
        Should.Throw<KeyNotFoundException>(() => here.Need(Input.Requests[0].Needs[0].Id));
    }

    /// <summary>A provider just as wished for is let in and the plan is made again.</summary>
    [Fact]
    public void What_is_said_to_be_missing_would_help_by_no_more_than_is_said()
    {
        var missing = Scarcity.Missing(Input, Made);
        missing.Count.ShouldBeGreaterThan(3);
        missing.ShouldAllBe(x => x.Points > 0 && x.Needs.Count > 0 && x.PointsOfAll >= x.Points);
        var helped = 0;
        foreach (var one in missing.Take(3))
        {
            var more = Input with { Offers = [.. Input.Offers, Wished(one)] };
            var plan = Portfolios.Plan(more, 50, Made);
            var gain = plan.Objective - Made.Objective;
            var most = one.Sort == OfferSort.Fund ? one.PointsOfAll : one.Points;
            gain.ShouldBeLessThanOrEqualTo(
                (long)Math.Ceiling(most) + Made.Bound - Made.Objective + 1,
                string.Join(' ', one.Needs)
            );
            helped += gain > 0 ? 1 : 0;
        }
        helped.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Needs_said_to_be_met_by_what_is_missing_are_not_met_now()
    {
        var served = Served(Made);
        var all = Scarcity.Missing(Input, Made);
        all.ShouldAllBe(x => x.NeedsMet.All(need => !served.Contains(need)));
        all.Max(x => x.NeedsMet.Count).ShouldBeGreaterThan(1);
        all.ShouldAllBe(x => x.Needs.Distinct().Count() == x.Needs.Count);
        all.Where(x => x.Sort == OfferSort.Expert).ShouldAllBe(x => x.Persons > 0 && x.Competences.Count > 0);
    }

    /// <summary>All money is taken away; what is said to be missing is put back.</summary>
    [Fact]
    public void Money_that_is_missing_lets_needs_be_met_that_were_not()
    {
        var without = Input with { Offers = [.. Input.Offers.Where(x => x.Sort != OfferSort.Fund)] };
        var poor = Portfolios.Plan(without, 300);
        var money = Scarcity.Missing(without, poor).Single(x => x.Sort == OfferSort.Fund);
        money.Kind.ShouldBe(AssistanceKind.Financial);
        money.NeedsMet.Count.ShouldBeGreaterThan(10);
        var more = without with { Offers = [.. without.Offers, Wished(money)] };
        var rich = Served(Portfolios.Plan(more, 300));
        rich.Except(Served(poor)).Count().ShouldBeGreaterThanOrEqualTo(money.NeedsMet.Count * 3 / 4);
    }

    [Fact]
    public void What_is_scarce_is_priced_dearest_first()
    {
        var scarce = Scarcity.Offered(Input, Made);
        scarce.Count.ShouldBeGreaterThan(0);
        scarce.ShouldAllBe(x => x.Points > 0 && x.UpTo > 0);
    }

    private static int Candidates(Need need, IEnumerable<string> off)
    {
        var rules = MatchingPolicy.Default.Rules.ToDictionary();
        foreach (var rule in off)
            rules[rule] = RuleStrength.Off;
        return new CandidateFinder(Input, MatchingPolicy.Default with { Rules = rules })
            .Candidates(need.Id)
            .Count(x =>
                Input.Offers.Single(offer => offer.Id == x.OfferId).Sort is var sort
                && (need.Kind == AssistanceKind.Financial) == (sort == OfferSort.Fund)
            );
    }

    private static HashSet<string> Served(Plan plan) =>
        [
            .. plan
                .Packages.SelectMany(x => x.Needs)
                .Where(x => x.Contributions.Count > 0)
                .Select(x => x.NeedId),
        ];

    private static Offer Wished(MissingResource missing)
    {
        if (missing.Sort == OfferSort.Fund)
            return new Offer
            {
                Id = "WISH",
                Sort = OfferSort.Fund,
                ProviderId = "WISHED",
                Regions = missing.Region is { } region ? [region] : [],
                Money = missing.QuantityOfAll,
            };
        var need = Input.Requests.SelectMany(x => x.Needs).First(x => x.Id == missing.Needs[0]);
        return new Offer
        {
            Id = "WISH",
            Sort = MatchingPolicy.Default.ServedBy[need.Kind][0],
            ProviderId = "WISHED",
            ProviderKind = need.PreferredProviderKinds is [var preferred, ..] ? preferred : "ngo",
            Kinds = [need.Kind],
            Stages = need.Stage is { } stage ? [stage] : [],
            Objectives = need.Objectives,
            Modules = need.Modules,
            Competences = [.. need.Competences.Select(x => x with { Level = 4 })],
            Languages = need.Languages,
            Item = need.Item,
            Unit = need.Unit,
            Quantity = need.Quantity,
            Transport = true,
        };
    }
}
