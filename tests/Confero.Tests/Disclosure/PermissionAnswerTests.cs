using System.Text.Json;
using Confero.Requests.Permissions;

namespace Confero.Tests.Disclosure;

/// <summary>How rows make an answer, and how the whole table is written down for a review outside.</summary>
public sealed class PermissionAnswerTests
{
    private static readonly PermissionCell Cell = new(
        "broker",
        "none",
        "endorsed",
        "secretariat",
        "C",
        "yes",
        "read",
        "place"
    );

    [Fact]
    public void Nothing_is_allowed_without_a_row() =>
        With(Allow("other") with { Acts = ["know"] }).Answer(Cell).ShouldBe((false, null));

    [Fact]
    public void The_first_row_that_allows_gives_the_answer() =>
        With(Allow("first"), Allow("second")).Answer(Cell).Because!.Code.ShouldBe("first");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Never_outweighs_every_other_row_wherever_it_stands(bool first)
    {
        var never = Allow("never") with { Effect = PermissionEffect.Never };

        var (may, because) = With(first ? [never, Allow("a")] : [Allow("a"), never]).Answer(Cell);

        may.ShouldBeFalse();
        because!.Code.ShouldBe("never");
    }

    [Fact]
    public void A_row_speaks_of_a_cell_only_when_every_word_of_it_fits()
    {
        var fits = Allow("fits") with
        {
            Acts = ["read"],
            Viewers = ["broker"],
            Relations = ["none"],
            States = ["endorsed"],
            Out = ["secretariat"],
            Classes = ["C", "D"],
            Card = ["yes"],
            Sections = ["place"],
        };
        PermissionRule[] others =
        [
            fits with
            {
                Acts = ["know"],
            },
            fits with
            {
                Viewers = ["auditor"],
            },
            fits with
            {
                Relations = ["named"],
            },
            fits with
            {
                States = ["draft"],
            },
            fits with
            {
                Out = ["capital"],
            },
            fits with
            {
                Classes = ["D"],
            },
            fits with
            {
                Card = ["no"],
            },
            fits with
            {
                Sections = ["scale"],
            },
        ];

        fits.Covers(Cell).ShouldBeTrue();
        (fits with { Sections = null, Viewers = [] }).Covers(Cell).ShouldBeTrue();
        others.ShouldAllBe(x => !x.Covers(Cell));
    }

    [Fact]
    public void Written_down_it_is_a_row_for_every_cell_with_its_answer_and_the_reason()
    {
        using var text = new StringWriter { NewLine = "\n" };

        PermissionTable.Standard.Write(text);

        var lines = text.ToString().TrimEnd('\n').Split('\n');
        lines[0].ShouldBe("viewer,relation,state,out,class,card,act,section,may,because");
        lines.Length.ShouldBe(1 + PermissionTable.Standard.Cells().Count());
        lines.ShouldAllBe(x => x.Split(',').Length == 10);
        lines.ShouldContain("authoriser,owner,submitted,capital,-,-,endorse,case,yes,endorse");
        lines.ShouldContain("authoriser,author,submitted,capital,-,-,endorse,case,no,two-persons");
        lines.ShouldContain("reader,none,submitted,capital,-,-,endorse,case,no,capital");
        lines.ShouldContain("broker,none,endorsed,secretariat,-,-,propose,case,no,");
    }

    /// <summary>What is read is the built-in table, with the acts of the process after its own.</summary>
    [Fact]
    public void The_built_in_table_is_the_file_and_the_acts_of_the_process()
    {
        var table = PermissionTable.Read(Text(), Process.Shipped.Standard);

        table
            .Acts.Select(x => x.Code)
            .ShouldBe([
                .. new[] { "read", "know", "card", "interest", "write", "let-out", "show-card" },
                .. Process.Shipped.Standard.Acts.Select(x => x.Code),
            ]);
        table.Acts.SelectMany(x => x.By).ShouldAllBe(x => x == "section" || x == "class" || x == "card");
        table.Cells().ShouldBe(PermissionTable.Standard.Cells());
        table.Rules.Select(x => x.Code).ShouldBe(PermissionTable.Standard.Rules.Select(x => x.Code));
    }

    [Theory]
    [InlineData("\"process\":", "\"process\": \"twice\", \"process\":")]
    [InlineData("\"process\":", "\"surprise\": 1, \"process\":")]
    [InlineData("\"effect\": \"never\"", "\"effect\": \"perhaps\"")]
    public void A_table_that_says_something_twice_or_unknown_is_not_read(string what, string instead)
    {
        var text = Text();
        text.ShouldContain(what);

        Should.Throw<JsonException>(() =>
            PermissionTable.Read(
                text.Replace(what, instead, StringComparison.Ordinal),
                Process.Shipped.Standard
            )
        );
    }

    [Fact]
    public void Cells_go_by_what_each_act_goes_by()
    {
        var cells = PermissionTable.Standard.Cells().ToLookup(x => x.Act);

        Values(cells["card"], x => x.Card).ShouldBe(["no", "yes"]);
        Values(cells["read"], x => x.Card).ShouldBe(["-"]);
        Values(cells["read"], x => x.Section)
            .ShouldBe(PermissionTable.Sections.Order(StringComparer.Ordinal));
        Values(cells["know"], x => x.Section).ShouldBe(["case"]);
        Values(cells["read"], x => x.Class).ShouldBe(["A", "B", "C", "D", "E"]);
        Values(cells["endorse"], x => x.Class).ShouldBe(["-"]);

        static IEnumerable<string> Values(
            IEnumerable<PermissionCell> cells,
            Func<PermissionCell, string> of
        ) => cells.Select(of).Distinct().Order(StringComparer.Ordinal);
    }

    private static string Text() => File.ReadAllText(Repository.PathOf("data", "permissions", "table.json"));

    private static PermissionTable With(params PermissionRule[] rules) =>
        PermissionTable.Standard with
        {
            Rules = rules,
        };

    private static PermissionRule Allow(string code) =>
        new()
        {
            Code = code,
            Effect = PermissionEffect.Allow,
            Reason = new Dictionary<string, string> { ["en"] = "Because." },
        };
}
