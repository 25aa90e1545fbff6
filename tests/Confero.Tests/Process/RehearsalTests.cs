using Confero.Process;
using CsCheck;

namespace Confero.Tests.Process;

public sealed class RehearsalTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_walk_goes_where_the_process_leads_and_tells_who_would_be_told()
    {
        var played = Rehearsal.Play(
            Shipped.Quick,
            Start,
            ["drafter:submit", "wait:next", "wait:next", "authoriser:endorse"]
        );

        played.State.Code.ShouldBe("endorsed");
        played.Now.ShouldBe(Start.AddHours(2));
        played
            .Events.Where(x => x.Told is not null)
            .Select(x => x.Told!.Effect)
            .ShouldBe([LimitEffect.Wake, LimitEffect.Wake]);
    }

    [Fact]
    public void Who_wrote_the_text_may_not_endorse_it_and_is_told_why()
    {
        var played = Rehearsal.Play(Shipped.Standard, Start, ["both:submit"]);
        var both = Rehearsal.People.Single(x => x.Key == "both");

        played
            .Choices(both)
            .Single(x => x.Act.Code == "endorse")
            .Refusal.ShouldBe("process.needs-second-person");
        Rehearsal
            .Play(Shipped.Standard, Start, ["both:submit", "both:endorse"])
            .State.Code.ShouldBe("submitted");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Time_alone_never_moves_a_case(string code)
    {
        var process = Shipped.Read(code);
        var moves = ProcessPath.Of(process).Select(x => $"{Player(x.Act)}:{x.Act.Code}").ToArray();
        Gen.Select(Gen.Int[0, moves.Length], Gen.Int[1, 24 * 90].Array[0, 6])
            .Sample(
                (far, waits) =>
                {
                    var before = Rehearsal.Play(process, Start, moves[..far]);
                    var after = Rehearsal.Play(
                        process,
                        Start,
                        [.. moves[..far], .. waits.Select(x => $"wait:{x}")]
                    );
                    return before.State == after.State && after.Now == Start.AddHours(waits.Sum());
                },
                iter: 60
            );
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_usual_way_can_be_walked_to_the_end(string code)
    {
        var process = Shipped.Read(code);
        var moves = ProcessPath.Of(process).Select(x => $"{Player(x.Act)}:{x.Act.Code}");
        Rehearsal.Play(process, Start, moves).State.Final.ShouldBeTrue();
    }

    [Fact]
    public void Nonsense_is_passed_over() =>
        Rehearsal
            .Play(Shipped.Standard, Start, ["", "x", "broker:endorse", "wait:", "wait:-5", "nobody:submit"])
            .Events.ShouldBeEmpty();

    public static TheoryData<string> Codes => [.. Shipped.Codes];

    private static string Player(ProcessAct act) =>
        act.By[0].Side == ProcessSide.Secretariat ? "broker"
        : act.By[0].Roles.Contains("drafter") ? "drafter"
        : "authoriser";
}
