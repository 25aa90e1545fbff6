using System.Text.Json;
using Confero.Matching;
using Confero.Parties;
using Confero.Requests;
using Confero.Taxonomy;
using CsCheck;
using Need = Confero.Requests.Need;

namespace Confero.Tests.Matching;

/// <summary>An anonymous card tells kind, stage, a region of at least eight States and a band, and nothing that one State alone could have written.</summary>
public sealed class CardTests
{
    private static readonly Taxonomies Terms = Taxonomies.Load();

    [Fact]
    public void The_region_of_a_card_holds_at_least_eight_States_wherever_the_State_lies()
    {
        foreach (var region in Terms.List("regions").Terms.Select(x => x.Code))
        {
            var card = CardOf(Need(), region);
            var states = Terms
                .List("states")
                .Terms.Count(x => Terms.RegionAndAbove(x.Parent).Contains(card.Region!));
            states.ShouldBeGreaterThanOrEqualTo(Cards.FewestStates, $"card of a State in {region}");
            Terms.RegionAndAbove(region).ShouldContain(card.Region!);
        }
    }

    [Fact]
    public void Nothing_of_a_card_but_its_id_is_the_States_own_words_numbers_or_days()
    {
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[0, 900], Gen.Int[0, 3])
            .Sample(
                (quantity, days, urgency) =>
                {
                    var need = Need();
                    need.Quantity = quantity;
                    need.From = new DateOnly(2027, 1, 1).AddDays(days);
                    need.To = need.From.Value.AddDays(100);
                    need.Urgency = urgency + 1;
                    var card = CardOf(need, "011");
                    card.Title.ShouldBeNull();
                    card.From!.Value.Day.ShouldBe(1);
                    (card.From.Value.Month % 3).ShouldBe(1);
                    card.Scale.ShouldBeOneOf("small", "medium", "large");
                    card.Languages.ShouldBe(["fr"]);
                    var text = JsonSerializer.Serialize(card);
                    foreach (var own in new[] { "QMA", "SECRET", "Kabiye", "budget", "kbp" })
                        text.ShouldNotContain(own);
                }
            );
    }

    private static Confero.Packages.NeedCard CardOf(Need need, string region) =>
        new Cards(
            Terms,
            new Dictionary<string, Party>
            {
                ["QMA"] = new()
                {
                    Id = "QMA",
                    Kind = "state",
                    Region = region,
                },
            }
        ).Of(need, "QMA", open: false);

    private static Need Need() =>
        new()
        {
            Id = "NED-1",
            RequestId = "REQ-SECRET",
            Title = "SECRET title",
            Description = "SECRET words",
            Kind = "material",
            Stage = "storage",
            Item = "fire-equipment",
            Languages = ["fr", "kbp"],
            Competences = [new Competence("trainer", 3, new DateOnly(2027, 5, 17))],
            Budget = 1_234_567,
            Currency = "XOF",
            OwnContribution = "SECRET",
            Sustainment = "SECRET",
            UrgencyReason = "SECRET",
            From = new DateOnly(2027, 5, 17),
            To = new DateOnly(2027, 8, 3),
        };
}
