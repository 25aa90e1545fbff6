using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Confero.Requests.Permissions;

namespace Confero.Tests.Disclosure;

/// <summary>The table that a diplomat can read and the code that decides say the same, in every cell.</summary>
public sealed class PermissionTableTests
{
    private const string Owner = "OWN";
    private const string Party = "OTH";
    private static readonly PermissionTable Table = PermissionTable.Standard;

    private static readonly ProcessDefinition Process = ProcessDefinitionReader
        .Read(File.ReadAllText(Repository.PathOf("data", "processes", "confero-standard.json")))
        .Definition!;

    [Fact]
    public void Every_cell_of_the_table_is_what_the_code_decides()
    {
        var cells = Table.Cells().ToList();

        var wrong = cells.Where(x => Decides(x) != Table.Answer(x).May).Select(x => x.ToString()).Take(20);

        wrong.ShouldBeEmpty();
        cells.Distinct().Count().ShouldBe(cells.Count);
        cells.Count.ShouldBe(135_296);
    }

    [Fact]
    public void Every_row_of_the_table_is_needed()
    {
        var cells = Table.Cells().ToList();
        foreach (var rule in Table.Rules)
        {
            cells.Exists(rule.Covers).ShouldBeTrue($"{rule.Code} says nothing");
            if (rule.Effect == PermissionEffect.Allow)
                cells
                    .Exists(x => rule.Covers(x) && OnlyThis(rule, x))
                    .ShouldBeTrue($"{rule.Code} allows nothing that other rows do not allow too");
        }
    }

    /// <summary>Words that no dimension knows would make a row say nothing, unnoticed.</summary>
    [Fact]
    public void Every_word_of_the_table_is_known()
    {
        var states = Process.States.Select(x => x.Code).ToList();
        Table.Stages.SelectMany(x => x.States).ShouldBe(states, ignoreOrder: true);
        foreach (var rule in Table.Rules)
        {
            Known(rule, rule.Acts, Table.Acts.Select(x => x.Code));
            Known(rule, rule.Viewers, Table.People.SelectMany(x => x.Viewers));
            Known(rule, rule.Relations, Table.People.SelectMany(x => x.Relations));
            Known(rule, rule.States, states);
            Known(rule, rule.Out, ["capital", "secretariat", "circulated"]);
            Known(rule, rule.Classes, PermissionTable.Classes);
            Known(rule, rule.Card, ["yes", "no"]);
            Known(rule, rule.Sections, [.. PermissionTable.Sections, PermissionTable.WholeCase]);
            foreach (var language in new[] { "en", "ar" })
                rule.Reason[language].Length.ShouldBeGreaterThan(10);
        }
        Table.Rules.Select(x => x.Code).ShouldBeUnique();
    }

    /// <summary>The states and how far consents took the case, walked from the first state by every act and every taking back.</summary>
    [Fact]
    public void Every_situation_that_a_case_can_get_into_is_in_the_table_and_no_other()
    {
        var seen = new HashSet<(string State, string Out, string? Resume)>();
        var open = new Queue<(string State, string Out, string? Resume)>([
            (Process.InitialState, "capital", null),
        ]);
        while (open.TryDequeue(out var here))
        {
            if (!seen.Add(here))
                continue;
            if (here.Out == "circulated")
                open.Enqueue(here with { Out = "secretariat" });
            foreach (var act in Process.Acts.Where(x => x.From.Contains(here.State)))
            {
                var to = Process.State(act.To == ProcessDefinition.Resume ? here.Resume! : act.To);
                open.Enqueue((to.Code, After(here.Out, act, to), to.Suspended ? here.State : here.Resume));
            }
        }

        seen.Select(x => (x.State, x.Out))
            .Distinct()
            .ShouldBe(
                Table.Stages.SelectMany(x => x.States.SelectMany(s => x.Out.Select(o => (s, o)))),
                ignoreOrder: true
            );
    }

    /// <summary>A person with several roles of one party may do what each of them may, and nothing more.</summary>
    [Fact]
    public void Roles_add_up()
    {
        foreach (var cell in Table.Cells().Where(x => x.Viewer == "reader" && x.Act != "read"))
        {
            var roles = new[] { "drafter", "authoriser", "reader", "delegate-administrator" };
            var any = roles.Any(x => Table.Answer(cell with { Viewer = x }).May);
            Decides(cell, Roles.Drafter | Roles.Authoriser | Roles.Reader | Roles.DelegateAdministrator)
                .ShouldBe(any, cell.ToString());
        }
    }

    private static string After(string reach, ProcessAct act, ProcessState to) =>
        to.Phase == ProcessPhase.Stopped ? (reach == "circulated" ? "secretariat" : reach)
        : act.Consent == ConsentScopes.Circulate ? "circulated"
        : to.Phase == ProcessPhase.National ? reach
        : reach == "capital" ? "secretariat"
        : reach;

    private static bool OnlyThis(PermissionRule rule, PermissionCell cell) =>
        Table.Answer(cell).May && Table.Rules.Count(x => x.Covers(cell)) == 1;

    private static void Known(PermissionRule rule, IReadOnlyList<string>? words, IEnumerable<string> known) =>
        (words ?? []).Except(known).ShouldBeEmpty(rule.Code);

    private static bool Decides(PermissionCell cell, Roles? roles = null)
    {
        var viewer = ViewerOf(cell, roles);
        var facts = Facts(cell);
        var disclosed = Decision.Decide(viewer, facts);
        return cell.Act switch
        {
            "read" => disclosed.Sees(SectionOf(cell)),
            "know" => disclosed.Exists,
            "card" => disclosed.Card,
            "interest" => CaseAuthority.Interest(viewer, facts) is null,
            "write" => CaseAuthority.Write(viewer, facts, Process.State(cell.State).Editable) is null,
            "let-out" => CaseAuthority.LetOut(
                viewer,
                facts,
                SectionOf(cell),
                Enum.Parse<DisclosureClass>(cell.Class)
            )
                is null,
            "show-card" => CaseAuthority.ShowCard(viewer, facts) is null,
            _ => CaseAuthority
                .Step(
                    viewer,
                    facts,
                    Process,
                    cell.State,
                    cell.Act,
                    cell.Relation == "author" ? ["draft", "edit", "submit"] : [],
                    "circulated"
                )
                .State
                is not null,
        };
    }

    /// <summary>The facts of a case in the situation of a cell: for reading one section has the class and all others none, for the rest all have it.</summary>
    private static CaseDisclosure Facts(PermissionCell cell)
    {
        var granted =
            cell.Act is "let-out" || cell.Class == PermissionTable.NoMatter
                ? DisclosureClass.B
                : Enum.Parse<DisclosureClass>(cell.Class);
        var sections = Enum.GetValues<Section>();
        return new CaseDisclosure(
            Owner,
            ReachedSecretariat: cell.Out != "capital",
            Circulated: cell.Out == "circulated",
            sections.ToDictionary(
                x => x,
                x => cell.Act != "read" || x == SectionOf(cell) ? granted : DisclosureClass.A
            ),
            sections.ToDictionary(
                x => x,
                x => (IReadOnlyList<string>)(cell.Relation == "named" ? [Party] : [])
            ),
            cell.Relation == "introduced" ? [Party] : [],
            CardShown: cell.Card == "yes",
            Ended: Process.State(cell.State).Final
        );
    }

    private static Section SectionOf(PermissionCell cell) => JsonNames.Parse<Section>(cell.Section)!.Value;

    private static Viewer ViewerOf(PermissionCell cell, Roles? roles)
    {
        if (cell.Viewer == "public")
            return Viewer.Public;
        var role = roles ?? RoleNames.Parse([cell.Viewer])!.Value;
        if ((role & RoleNames.OfSecretariat) != 0)
            return new Viewer("m", Parties.Party.Secretariat, role, IsSecretariat: true);
        var party =
            cell.Relation is "author" or "owner" ? Owner
            : cell.Viewer == "expert" && cell.Relation == "none" ? null
            : Party;
        return new Viewer("m", party, role, ExpertId: cell.Viewer == "expert" ? "EXP" : null);
    }
}
