using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Tests.Disclosure;

/// <summary>The decision in the corners no cell of the permission table stands for: nothing granted, nothing wider than its limit, nothing by a name in the wrong place.</summary>
public sealed class DecisionTests
{
    private static readonly Viewer Named = new("m", "NAM", Roles.Reader);
    private static readonly Viewer Other = new("m", "OTH", Roles.Reader);
    private static readonly Viewer Broker = new("m", "SEC", Roles.Broker, IsSecretariat: true);

    private static CaseDisclosure Facts { get; } =
        new(
            "OWN",
            ReachedSecretariat: true,
            Circulated: true,
            new Dictionary<Section, DisclosureClass>(),
            new Dictionary<Section, IReadOnlyList<string>>(),
            [],
            CardShown: false
        );

    [Fact]
    public void A_section_the_State_never_spoke_of_is_for_the_secretariat_and_no_further()
    {
        Decision.Decide(Broker, Facts).Sections.Count.ShouldBe(Enum.GetValues<Section>().Length);
        Decision
            .Decide(Other, Facts)
            .ShouldSatisfyAllConditions(
                x => x.Exists.ShouldBeFalse(),
                x => x.Sections.ShouldBeEmpty(),
                x => x.Card.ShouldBeFalse()
            );
        DisclosureRules.Default.ShouldBe(DisclosureClass.B);
    }

    [Theory]
    [InlineData(Section.Summary, DisclosureClass.D)]
    [InlineData(Section.Context, DisclosureClass.D)]
    [InlineData(Section.Money, DisclosureClass.D)]
    [InlineData(Section.Needs, DisclosureClass.E)]
    [InlineData(Section.Public, DisclosureClass.E)]
    [InlineData(Section.Scale, DisclosureClass.C)]
    [InlineData(Section.Place, DisclosureClass.C)]
    [InlineData(Section.Condition, DisclosureClass.C)]
    [InlineData(Section.Contacts, DisclosureClass.C)]
    [InlineData(Section.Documents, DisclosureClass.C)]
    public void What_is_stored_wider_than_the_limit_is_seen_no_wider(Section section, DisclosureClass widest)
    {
        var facts = Facts with
        {
            Classes = new Dictionary<Section, DisclosureClass> { [section] = DisclosureClass.E },
        };

        DisclosureRules.Widest(section).ShouldBe(widest);
        Decision.Decide(Viewer.Public, facts).Sees(section).ShouldBe(widest == DisclosureClass.E);
        Decision.Decide(Other, facts).Sees(section).ShouldBe(widest >= DisclosureClass.D);
        Decision.Decide(Broker, facts).Sees(section).ShouldBeTrue();
    }

    [Fact]
    public void A_name_opens_the_section_it_stands_with_and_no_other()
    {
        var facts = Facts with
        {
            Classes = new Dictionary<Section, DisclosureClass>
            {
                [Section.Place] = DisclosureClass.C,
                [Section.Scale] = DisclosureClass.C,
                [Section.Money] = DisclosureClass.B,
            },
            Named = new Dictionary<Section, IReadOnlyList<string>>
            {
                [Section.Place] = ["NAM"],
                [Section.Scale] = ["ELSE"],
                [Section.Money] = ["NAM"],
            },
        };

        Decision.Decide(Named, facts).Sections.ShouldBe([Section.Place]);
        Decision.Decide(Other, facts).Exists.ShouldBeFalse();
        Decision.Decide(Named, facts with { Circulated = false }).Exists.ShouldBeFalse();
    }

    [Fact]
    public void Who_was_introduced_knows_the_State_and_reads_what_parties_may_be_named_for()
    {
        var facts = Facts with
        {
            Introduced = ["NAM"],
            Classes = new Dictionary<Section, DisclosureClass> { [Section.Place] = DisclosureClass.C },
        };

        Decision.Decide(Named, facts).Sections.ShouldBe([Section.Place]);
        Decision
            .Decide(Named, facts with { Circulated = false })
            .ShouldSatisfyAllConditions(x => x.Exists.ShouldBeTrue(), x => x.Sections.ShouldBeEmpty());
        Decision
            .Decide(Named, facts with { ReachedSecretariat = false, Circulated = false })
            .Exists.ShouldBeFalse();
        Decision.Decide(new("m", "NAM", Roles.Expert), facts).Exists.ShouldBeFalse();
    }

    [Fact]
    public void A_State_knows_its_own_case_always_and_its_experts_never_by_it()
    {
        var capital = Facts with { ReachedSecretariat = false, Circulated = false };

        Decision.Decide(new("m", "OWN", Roles.Reader), capital).Sections.Count.ShouldBe(10);
        Decision.Decide(new("m", "OWN", Roles.Expert), capital).Exists.ShouldBeFalse();
        Decision.Decide(Broker, capital).Exists.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_nothing()
    {
        Disclosed.Nothing.ShouldSatisfyAllConditions(
            x => x.Exists.ShouldBeFalse(),
            x => x.Card.ShouldBeFalse(),
            x => x.Sections.ShouldBeEmpty()
        );
    }

    [Fact]
    public void A_card_is_for_other_parties_and_the_secretariat_while_the_case_lives()
    {
        var facts = Facts with { CardShown = true };

        Card(Other, facts).ShouldBeTrue();
        Card(Broker, facts).ShouldBeTrue();
        Card(new("m", "OWN", Roles.Authoriser), facts).ShouldBeFalse();
        Card(Viewer.Public, facts).ShouldBeFalse();
        Card(new("m", "SEC", Roles.Administrator, IsSecretariat: true), facts).ShouldBeFalse();
        Card(Other, facts with { Ended = true }).ShouldBeFalse();
        Card(Other, facts with { ReachedSecretariat = false }).ShouldBeFalse();
        Card(Broker, facts with { ReachedSecretariat = false }).ShouldBeFalse();
        Card(Other, Facts).ShouldBeFalse();

        static bool Card(Viewer viewer, CaseDisclosure facts) => Decision.Decide(viewer, facts).Card;
    }
}
