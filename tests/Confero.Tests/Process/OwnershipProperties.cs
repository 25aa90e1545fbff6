using Confero.Process;
using CsCheck;

namespace Confero.Tests.Process;

/// <summary>What holds for every course a case can take, whoever tries whatever in whatever order.</summary>
public sealed class OwnershipProperties
{
    private static readonly string[] Roles =
    [
        "drafter",
        "authoriser",
        "reader",
        "broker",
        "administrator",
        "auditor",
        "expert",
    ];

    private static Gen<(string Act, ProcessSide Side, string Role, int Person)> Try(
        ProcessDefinition process
    ) =>
        Gen.Select(
            Gen.OneOf([.. process.Acts.Select(x => x.Code), "no-such-act"]),
            Gen.OneOf(ProcessSide.State, ProcessSide.Secretariat),
            Gen.OneOf(Roles),
            Gen.Int[0, 3]
        );

    [Theory]
    [MemberData(nameof(Codes))]
    public void Without_an_authoriser_of_the_State_no_case_leaves_it(string code)
    {
        var process = Shipped.Read(code);
        Try(process)
            .Where(x => x is not { Side: ProcessSide.State, Role: "authoriser" })
            .List[0, 200]
            .Sample(tries => Run(process, tries).All(x => x.To.Phase == ProcessPhase.National));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Time_and_the_secretariat_never_bring_a_case_where_only_the_State_does(string code)
    {
        var process = Shipped.Read(code);
        var anywhere = Gen.OneOf([.. process.States.Select(x => x.Code).Except(process.OnlyTheStateEnters)]);
        Gen.Select(anywhere, Try(process).Where(x => x.Side != ProcessSide.State).List[0, 100])
            .Sample(
                (start, tries) =>
                    Run(process, tries, start).All(x => !process.OnlyTheStateEnters.Contains(x.To.Code))
            );
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Two_different_persons_stand_behind_every_case_that_left(string code)
    {
        var process = Shipped.Read(code);
        Try(process)
            .Where(x => x.Side == ProcessSide.State && x.Role is "drafter" or "authoriser")
            .List[0, 60]
            .Sample(tries =>
            {
                var done = Run(process, tries).ToList();
                return done.Where(x => process.Act(x.Act)!.Does(ActMeaning.Endorse))
                    .All(x => x.Person != Writer);
            });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refused_act_leads_nowhere_and_a_permitted_one_where_the_definition_says(string code)
    {
        var process = Shipped.Read(code);
        var resume = process.States.First(x => x.Phase == ProcessPhase.Matching).Code;
        Gen.Select(Gen.OneOf([.. process.States.Select(x => x.Code)]), Try(process))
            .Sample(
                (state, x) =>
                {
                    var decision = process.Decide(state, x.Act, new Actor(x.Side, [x.Role], []), resume);
                    var act = process.Act(x.Act);
                    var permitted =
                        act is not null
                        && act.From.Contains(state)
                        && act.By.Any(y => y.Side == x.Side && y.Roles.Contains(x.Role));
                    return permitted
                        ? decision.Refusal is null
                            && decision.State!.Code == (act!.To == ProcessDefinition.Resume ? resume : act.To)
                        : decision is { State: null, Refusal.Code: { Length: > 0 } };
                }
            );
    }

    public static TheoryData<string> Codes => [.. Shipped.Codes];

    /// <summary>The person who drafted the case of <see cref="Run"/>.</summary>
    private const int Writer = 0;

    /// <summary>The steps that are permitted when people try one act after the other, any of them after any time.</summary>
    private static IEnumerable<(string Act, int Person, ProcessState To)> Run(
        ProcessDefinition process,
        IEnumerable<(string Act, ProcessSide Side, string Role, int Person)> tries,
        string? start = null
    )
    {
        var (state, resume) = (start ?? process.InitialState, (string?)null);
        var did = new HashSet<(int Person, string Act)> { (Writer, "draft") };
        foreach (var (act, side, role, person) in tries)
        {
            var earlier = did.Where(x => x.Person == person).Select(x => x.Act);
            if (process.Decide(state, act, new Actor(side, [role], [.. earlier]), resume).State is not { } to)
                continue;
            did.Add((person, act));
            if (to.Suspended)
                resume = state;
            state = to.Code;
            yield return (act, person, to);
        }
    }
}
