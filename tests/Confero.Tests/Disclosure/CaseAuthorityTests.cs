using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;

namespace Confero.Tests.Disclosure;

/// <summary>How a refusal is worded decides what it tells: what one may not know of looks as if it were not there.</summary>
public sealed class CaseAuthorityTests
{
    private static readonly Viewer Drafter = new("m", "OWN", Roles.Drafter);
    private static readonly Viewer Authoriser = new("m", "OWN", Roles.Authoriser);
    private static readonly Viewer Reader = new("m", "OWN", Roles.Reader);
    private static readonly Viewer Stranger = new("m", "OTH", Roles.Authoriser);

    [Fact]
    public void To_others_a_case_is_not_there_to_the_own_people_a_role_is_missing()
    {
        var facts = Facts(DisclosureClass.B);

        CaseAuthority.Write(Stranger, facts, editable: true).ShouldBe(Refusal.NotFound);
        CaseAuthority.Write(Reader, facts, editable: true).ShouldBe(Refusal.NotYours);
        CaseAuthority.Write(Drafter, facts, editable: true).ShouldBeNull();
        CaseAuthority.Write(Drafter, facts, editable: false)!.Code.ShouldBe("request.not-editable");
        CaseAuthority.Write(Reader, facts, editable: false).ShouldBe(Refusal.NotYours);
        CaseAuthority.Write(Stranger, facts, editable: false).ShouldBe(Refusal.NotFound);
        CaseAuthority.ShowCard(Stranger, facts).ShouldBe(Refusal.NotFound);
        CaseAuthority.ShowCard(Drafter, facts).ShouldBe(Refusal.NotYours);
        CaseAuthority.ShowCard(Authoriser, facts).ShouldBeNull();
    }

    [Fact]
    public void A_class_too_wide_is_refused_with_the_widest_that_is_possible()
    {
        var facts = Facts(DisclosureClass.B);

        var refusal = CaseAuthority.LetOut(Authoriser, facts, Section.Place, DisclosureClass.D)!;

        (refusal.Code, refusal.Kind, refusal.Field).ShouldBe(
            ("request.section-too-wide", RefusalKind.Invalid, "class")
        );
        refusal.Args.ShouldBe(["C"]);
        CaseAuthority.LetOut(Authoriser, facts, Section.Place, DisclosureClass.C).ShouldBeNull();
        CaseAuthority
            .LetOut(Drafter, facts, Section.Place, DisclosureClass.D)
            .ShouldBe(Refusal.NotYours, "who may not decide learns of no limit");
        CaseAuthority.LetOut(Stranger, facts, Section.Place, DisclosureClass.D).ShouldBe(Refusal.NotFound);
    }

    [Fact]
    public void Interest_is_refused_without_telling_of_what_is_hidden()
    {
        var hidden = Facts(DisclosureClass.B);
        var open = Facts(DisclosureClass.D);

        CaseAuthority.Interest(Stranger, hidden).ShouldBe(Refusal.NotFound);
        CaseAuthority.Interest(Stranger, open).ShouldBeNull();
        CaseAuthority.Interest(Stranger, hidden with { CardShown = true }).ShouldBeNull();
        CaseAuthority.Interest(new("m", "OTH", Roles.Reader), open).ShouldBe(Refusal.NotYours);
        CaseAuthority
            .Interest(Authoriser, open)
            .ShouldBe(Refusal.NotFound, "a State has no interest in itself");
        CaseAuthority
            .Interest(new("m", "SEC", Roles.Broker | Roles.Authoriser, IsSecretariat: true), open)
            .ShouldBe(Refusal.NotYours, "the secretariat offers nothing, whatever roles it holds");
        CaseAuthority.Interest(Stranger, open with { Ended = true })!.Code.ShouldBe("process.not-in-state");
        CaseAuthority
            .Interest(Stranger, hidden with { CardShown = true, Ended = true })
            .ShouldBe(Refusal.NotFound, "with its end the card is gone");
    }

    [Fact]
    public void No_step_is_refused_otherwise_than_as_unknown_where_the_case_is_hidden()
    {
        var process = Process.Shipped.Standard;

        Step(Stranger, Facts(DisclosureClass.B)).Refusal.ShouldBe(Refusal.NotFound);
        Step(Stranger, Facts(DisclosureClass.D)).Refusal.ShouldNotBe(Refusal.NotFound);
        Step(Authoriser, Facts(DisclosureClass.B)).State!.Code.ShouldBe("circulated");
        Step(Stranger, Facts(DisclosureClass.D)).State.ShouldBeNull();

        ProcessDecision Step(Viewer viewer, CaseDisclosure facts) =>
            CaseAuthority.Step(viewer, facts, process, "consent-window", "consent-to-circulate", [], null);
    }

    private static CaseDisclosure Facts(DisclosureClass all) =>
        new(
            "OWN",
            ReachedSecretariat: true,
            Circulated: true,
            Enum.GetValues<Section>().ToDictionary(x => x, _ => all),
            new Dictionary<Section, IReadOnlyList<string>>(),
            [],
            CardShown: false
        );
}
