using Confero.Process;

namespace Confero.Tests.Process;

public sealed class ProcessDefinitionTests
{
    private static Actor Drafter(params string[] earlier) => new(ProcessSide.State, ["drafter"], earlier);

    private static Actor Authoriser(params string[] earlier) =>
        new(ProcessSide.State, ["authoriser"], earlier);

    private static Actor Broker(params string[] earlier) => new(ProcessSide.Secretariat, ["broker"], earlier);

    [Fact]
    public void The_standard_path_leads_from_draft_to_the_check_after_a_year()
    {
        (string Act, Actor By, string To)[] path =
        [
            ("submit", Drafter("draft", "edit"), "submitted"),
            ("endorse", Authoriser(), "endorsed"),
            ("authenticate", Broker(), "authenticated"),
            ("acknowledge", Broker(), "acknowledged"),
            ("open-consent-window", Broker(), "consent-window"),
            ("consent-to-circulate", Authoriser(), "circulated"),
            ("propose", Broker(), "proposals"),
            ("accept", Authoriser(), "accepted"),
            ("agree", Authoriser(), "agreed"),
            ("start-delivery", Broker(), "in-delivery"),
            ("confirm-delivery", Authoriser(), "delivered"),
            ("evaluate", Drafter(), "evaluated"),
            ("close", Authoriser(), "closed"),
            ("answer-check", Drafter(), "closed"),
        ];
        Walk(Shipped.Standard, path).ShouldBe("closed");
    }

    [Fact]
    public void The_quick_path_has_fewer_steps_but_two_persons_and_the_States_consent()
    {
        (string Act, Actor By, string To)[] path =
        [
            ("submit", Drafter("draft"), "submitted"),
            ("endorse", Authoriser(), "endorsed"),
            ("consent-to-circulate", Authoriser(), "circulated"),
            ("propose", Broker(), "proposals"),
            ("accept", Authoriser(), "accepted"),
            ("agree", Authoriser(), "agreed"),
            ("start-delivery", Broker(), "in-delivery"),
            ("confirm-delivery", Authoriser(), "delivered"),
            ("evaluate", Drafter(), "evaluated"),
            ("close", Authoriser(), "closed"),
        ];
        Walk(Shipped.Quick, path).ShouldBe("closed");
        Refused(Shipped.Quick, "submitted", "endorse", Authoriser("edit"))
            .ShouldBe("process.needs-second-person");
        Refused(Shipped.Quick, "endorsed", "consent-to-circulate", Broker())
            .ShouldBe("process.not-your-role");
    }

    [Theory]
    [InlineData("draft", "endorse", "process.not-in-state")]
    [InlineData("submitted", "promote", "process.unknown-act")]
    [InlineData("draft", "submit", "process.not-your-role")]
    [InlineData("consent-window", "consent-to-circulate", "process.not-your-role")]
    [InlineData("proposals", "accept", "process.not-your-role")]
    [InlineData("evaluated", "close", "process.not-your-role")]
    [InlineData("circulated", "withdraw", "process.not-your-role")]
    public void The_secretariat_is_refused_what_is_not_its_own(string state, string act, string code) =>
        Refused(Shipped.Standard, state, act, Broker()).ShouldBe(code);

    [Theory]
    [InlineData("draft")]
    [InlineData("edit")]
    [InlineData("submit")]
    public void Nobody_endorses_a_text_they_had_a_hand_in(string earlier) =>
        Refused(Shipped.Standard, "submitted", "endorse", Authoriser(earlier))
            .ShouldBe("process.needs-second-person");

    [Fact]
    public void A_suspended_case_goes_back_to_where_it_was()
    {
        var resumed = Shipped.Standard.Decide("suspended", "resume", Authoriser(), "in-delivery");
        resumed.State!.Code.ShouldBe("in-delivery");
        Refused(Shipped.Standard, "suspended", "resume", Authoriser()).ShouldBe("process.nowhere-to-resume");
    }

    [Fact]
    public void Only_what_would_be_permitted_is_available()
    {
        var available = Shipped.Standard.Available("submitted", Authoriser("submit")).Select(x => x.Code);
        available.ShouldBe(["return", "withdraw"]);
        Shipped.Standard.Available("closed", Broker()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Everything_shipped_is_named_in_six_languages(string code)
    {
        var process = Shipped.Read(code);
        string[] languages = ["ar", "en", "es", "fr", "ru", "zh"];
        IEnumerable<IReadOnlyDictionary<string, string>> names =
        [
            process.Names,
            .. process.States.Select(x => x.Names),
            .. process.States.Select(x => x.PublicNames),
            .. process.Acts.Select(x => x.Names),
        ];
        ProcessExplanation about = process.About.ShouldNotBeNull();
        foreach (
            var said in (IReadOnlyDictionary<string, string>[])
                [about.Purpose, about.Roles, about.Time, about.Keeps, about.When]
        )
            said.Keys.ShouldBe(["en", "ar"]);
        names.ShouldAllBe(x => x.Keys.Order().SequenceEqual(languages));
        process.Sources.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_diagram_has_every_state_once_and_every_way_out_of_it(string code)
    {
        var process = Shipped.Read(code);
        var diagram = ProcessDiagram.Of(process, "ar");
        diagram.Nodes.Select(x => x.State.Code).Order().ShouldBe(process.States.Select(x => x.Code).Order());
        diagram.Nodes.Select(x => (x.Lane, x.Place)).ShouldBeUnique();
        diagram.Edges.Count.ShouldBe(process.Acts.Sum(x => x.From.Count));
        diagram.Nodes.Single(x => x.State.Initial).Name.ShouldBe("مسودة");
        diagram.Nodes.Single(x => x.State.Code == "accepted").OnlyTheStateEnters.ShouldBeTrue();
        diagram
            .Nodes.Single(x => x.State.Code is "unmet" or "not-selected")
            .OnlyTheStateEnters.ShouldBeFalse();
        ProcessDiagram.Of(process, "sw").Edges[0].Name.ShouldBe(process.Acts[0].Names["en"]);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_usual_way_leads_to_the_end_by_every_meaning_that_a_case_needs(string code)
    {
        var path = ProcessPath.Of(Shipped.Read(code));

        path[^1]
            .To.ShouldSatisfyAllConditions(
                x => x.Final.ShouldBeTrue(),
                x => x.Phase.ShouldBe(ProcessPhase.Done)
            );
        path.SelectMany(x => x.Act.Means)
            .ShouldBe([
                ActMeaning.Endorse,
                ActMeaning.Propose,
                ActMeaning.Accept,
                ActMeaning.Agree,
                ActMeaning.Receive,
                ActMeaning.Evaluate,
                ActMeaning.Close,
            ]);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void There_is_a_way_to_every_state(string code)
    {
        var process = Shipped.Read(code);
        foreach (var state in process.States.Where(x => !x.Initial))
            ProcessPath.To(process, state.Code)[^1].To.ShouldBe(state);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Codes_mean_nothing(string code)
    {
        var process = Shipped.Read(code);
        var renamed = ProcessDefinitionReader.Read(Shipped.Renamed(code));

        renamed.Errors.ShouldBeEmpty();
        ProcessPath
            .Of(renamed.Definition!)
            .Select(x => x.Act.Means)
            .ShouldBe(ProcessPath.Of(process).Select(x => x.Act.Means));
    }

    public static TheoryData<string> Codes => [.. Shipped.Codes];

    private static string Walk(ProcessDefinition process, (string Act, Actor By, string To)[] path)
    {
        var state = process.InitialState;
        foreach (var (act, by, to) in path)
        {
            var decision = process.Decide(state, act, by);
            decision.Refusal.ShouldBeNull(act);
            decision.State!.Code.ShouldBe(to);
            state = to;
        }
        return state;
    }

    private static string? Refused(ProcessDefinition process, string state, string act, Actor by)
    {
        var decision = process.Decide(state, act, by);
        decision.State.ShouldBeNull();
        return decision.Refusal?.Code;
    }
}
