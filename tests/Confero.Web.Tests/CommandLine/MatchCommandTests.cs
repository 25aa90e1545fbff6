using System.Text.Json.Nodes;

namespace Confero.Web.Tests.CommandLine;

/// <summary>Planning, checking, explaining and trying out changes, on the demonstration file and on broken ones.</summary>
public sealed class MatchCommandTests : IDisposable
{
    private static readonly string Demonstration = CommandLine.Shipped(
        "data",
        "demonstration",
        "portfolio.json"
    );
    private const string Drafter = "MEM-DEMO-MARIAM";
    private readonly CommandLine confero = new();

    [Fact]
    public async Task A_plan_is_made_drawn_checked_and_no_altered_one_passes()
    {
        var plan = confero.File("plan.json");
        var picture = confero.File("plan.svg");
        var (made, table) = await confero.Run(
            "match",
            Demonstration,
            "--time",
            "3",
            "--out",
            plan,
            "--svg",
            picture
        );
        made.ShouldBe(0, table);
        table.ShouldContain("gap");
        (await Text(picture)).ShouldStartWith("<svg");

        var (checkedWell, said) = await confero.Run("verify", plan);
        checkedWell.ShouldBe(0, said);
        said.ShouldContain("0 faults");

        var altered = JsonNode.Parse(await Text(plan))!;
        altered["objective"] = altered["objective"]!.GetValue<long>() + 1;
        confero.Write("plan.json", altered.ToJsonString());
        var (refused, why) = await confero.Run("verify", plan);
        refused.ShouldBe(1, why);
        why.ShouldContain("verify.objective");
    }

    [Fact]
    public async Task Why_and_what_if_are_answered_under_any_policy()
    {
        var portfolio = JsonNode.Parse(await Text(Demonstration))!;
        var need = portfolio["needs"]![0]!["key"]!.GetValue<string>();
        var fund = portfolio["offers"]!.AsArray().First(x => x!["sort"]!.GetValue<string>() == "fund")![
            "key"
        ]!;
        var change = confero.Write("change.json", $$"""{ "withdraw": ["{{fund.GetValue<string>()}}"] }""");
        var (code, said) = await confero.Run(
            "match",
            Demonstration,
            "--time",
            "4",
            "--policy",
            CommandLine.Shipped("data", "policies", "7-equal-shares.json"),
            "--explain",
            need,
            "--what-if",
            change
        );
        code.ShouldBe(0, said);
        said.ShouldContain(need);
        said.ShouldContain("What if:");
    }

    [Theory]
    [InlineData("match", "nowhere.json")]
    [InlineData("match", "broken.json")]
    [InlineData("verify", "nowhere.json")]
    [InlineData("verify", "broken.json")]
    [InlineData("import", "broken.json", "--as", "MEM-DEMO-BROKER")]
    [InlineData("import", "nowhere.json", "--as", "MEM-DEMO-BROKER")]
    public async Task What_cannot_be_read_is_said_and_ends_with_two(params string[] arguments)
    {
        confero.Write("broken.json", "{ \"format\": ");
        confero.Write("broken.json.input.json", "[]");
        var (code, said) = await confero.Run([arguments[0], confero.File(arguments[1]), .. arguments[2..]]);
        code.ShouldBe(2, said);
        said.Trim().ShouldNotBeEmpty();
        said.ShouldNotContain("   at "); // no stack trace
    }

    [Fact]
    public async Task An_unknown_need_or_offer_is_named()
    {
        var change = confero.Write("change.json", """{ "withdraw": ["NOBODY"] }""");
        var (unknownOffer, offer) = await confero.Run(
            "match",
            Demonstration,
            "--time",
            "1",
            "--what-if",
            change
        );
        unknownOffer.ShouldBe(2, offer);
        offer.ShouldContain("NOBODY");
        var (unknownNeed, need) = await confero.Run(
            "match",
            Demonstration,
            "--time",
            "1",
            "--explain",
            "NOTHING"
        );
        unknownNeed.ShouldBe(2, need);
        need.ShouldContain("NOTHING");
    }

    [Fact]
    public async Task What_a_member_exports_can_be_planned_and_brought_in_again()
    {
        var file = confero.File("all.json");
        var (exported, said) = await confero.Run("export", file, "--as", "MEM-DEMO-BROKER");
        exported.ShouldBe(0, said);
        var (matched, table) = await confero.Run("match", file, "--time", "2");
        matched.ShouldBe(0, table);

        var workbook = confero.File("public.xlsx");
        (await confero.Run("export", workbook)).Code.ShouldBe(0);
        (await confero.Run("match", workbook, "--time", "1")).Code.ShouldBe(0);

        (await confero.Run("export", file, "--as", "NOBODY")).Code.ShouldBe(2);
        (await confero.Run("import", file, "--as", "MEM-DEMO-BROKER", "--dry-run")).Code.ShouldBe(2);

        var own = confero.File("own.json");
        (await confero.Run("export", own, "--as", Drafter)).Code.ShouldBe(0);
        var (brought, report) = await confero.Run("import", own, "--as", Drafter, "--dry-run");
        brought.ShouldBeOneOf([0, 1], report);
        report.ShouldContain("refused");
    }

    private static Task<string> Text(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    public void Dispose() => confero.Dispose();
}
