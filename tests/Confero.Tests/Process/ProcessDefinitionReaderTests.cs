using System.Text.Json.Nodes;
using Confero.Process;

namespace Confero.Tests.Process;

public sealed class ProcessDefinitionReaderTests
{
    /// <summary>Ways to break the standard process: what is changed, which code names it, and where.</summary>
    public static TheoryData<string, Action<JsonObject>, string, string> Broken =>
        new()
        {
            { "unknown member", x => x["onSilence"] = "accept", "process.against-schema", "$.onSilence" },
            { "no acts", x => x.Remove("acts"), "process.against-schema", "$.acts" },
            {
                "a limit that moves the case",
                x => x["limits"]![0]!["to"] = "endorsed",
                "process.against-schema",
                "$.limits[0].to"
            },
            {
                "a limit that consents",
                x => x["limits"]![4]!["effect"] = "consent",
                "process.against-schema",
                "$.limits[4].effect"
            },
            {
                "a limit without end",
                x => x["limits"]![0]!["amount"] = 2_000_000_000,
                "process.against-schema",
                "$.limits[0].amount"
            },
            {
                "a limit of nothing",
                x => x["limits"]![0]!["amount"] = 0,
                "process.against-schema",
                "$.limits[0].amount"
            },
            {
                "an act to nowhere",
                x => x.Part("acts", "endorse")["to"] = "approved",
                "process.unknown-state",
                "$.acts[3].to"
            },
            {
                "an act from nowhere",
                x => x.Part("acts", "submit")["from"]![1] = "sent-back",
                "process.unknown-state",
                "$.acts[0].from[1]"
            },
            {
                "a limit nowhere",
                x => x["limits"]![1]!["state"] = "lost",
                "process.unknown-state",
                "$.limits[1].state"
            },
            {
                "two starts",
                x => x.Part("states", "returned")["initial"] = true,
                "process.one-initial-state",
                "$.states"
            },
            {
                "a state twice",
                x => x["states"]!.AsArray().Add(x["states"]![0]!.DeepClone()),
                "process.state-twice",
                "$.states[19].code"
            },
            {
                "an act twice",
                x => x["acts"]!.AsArray().Insert(1, x["acts"]![0]!.DeepClone()),
                "process.act-twice",
                "$.acts[1].code"
            },
            { "a zone of nowhere", x => x["zone"] = "Atlantis/Poseidonis", "process.unknown-zone", "$.zone" },
            {
                "a state nobody reaches",
                x => x.Part("acts", "mark-unmet")["to"] = "circulated",
                "process.unreachable-state",
                "$.states[16]"
            },
            {
                "a state nobody leaves",
                x =>
                {
                    x.Part("acts", "resume")["to"] = "suspended";
                    x.Part("acts", "withdraw")["from"]!.AsArray().RemoveAt(10);
                },
                "process.dead-end",
                "$.states[15]"
            },
            {
                "an end that is none",
                x => x.Part("states", "closed")["final"] = false,
                "process.no-way-to-an-end",
                "$.states"
            },
            {
                "a resumption of what was not suspended",
                x => x.Part("acts", "resume")["from"] = new JsonArray("unmet"),
                "process.resumes-what-is-not-suspended",
                "$.acts[18].from"
            },
            {
                "the secretariat accepts",
                x => x.Part("acts", "accept")["by"] = Shipped.By("secretariat", "broker"),
                "process.only-the-state",
                "$.acts[10].by"
            },
            {
                "the secretariat accepts under another name",
                x =>
                {
                    x.Part("acts", "mark-unmet")["to"] = "accepted";
                    x.Part("acts", "reopen")["to"] = "unmet";
                },
                "process.only-the-state",
                "$.acts[19].by"
            },
            {
                "the secretariat resumes",
                x => x.Part("acts", "resume")["by"] = Shipped.By("secretariat", "broker"),
                "process.only-the-state",
                "$.acts[18].by"
            },
            {
                "the secretariat skips to delivery",
                x => x.Part("acts", "start-delivery")["from"]!.AsArray().Add("proposals"),
                "process.only-the-state",
                "$.acts[12].by"
            },
            {
                "a drafter consents",
                x => x.Part("acts", "consent-to-circulate")["by"] = Shipped.By("state", "drafter"),
                "process.only-an-authoriser-consents",
                "$.acts[8].consent"
            },
            {
                "one person endorses alone",
                x => x.Part("acts", "endorse")["otherThan"] = new JsonArray("submit"),
                "process.needs-two-persons",
                "$.acts[3].otherThan"
            },
            {
                "a clarified text goes out unendorsed",
                x => x.Part("acts", "open-consent-window")["from"]!.AsArray().Add("returned"),
                "process.leaves-without-consent",
                "$.acts[7]"
            },
            {
                "nothing closes",
                x => x.Part("acts", "close").Remove("means"),
                "process.meaning-missing",
                "$.acts"
            },
            {
                "an acceptance that is no consent",
                x => x.Part("acts", "accept").Remove("consent"),
                "process.meaning-consents",
                "$.acts[10].means"
            },
            {
                "the State proposes to itself",
                x => x.Part("acts", "propose")["by"] = Shipped.By("state", "drafter"),
                "process.only-the-secretariat",
                "$.acts[9].by"
            },
            {
                "an evaluation that also closes",
                x => x.Part("acts", "evaluate")["means"] = new JsonArray("evaluate", "receive"),
                "process.meaning-alone",
                "$.acts[14].means"
            },
            {
                "two ways to accept",
                x => x.Part("acts", "reopen")["means"] = new JsonArray("accept"),
                "process.meaning-twice",
                "$.acts[20].means"
            },
            {
                "delivery without an agreement",
                x => x.Part("acts", "agree")["means"] = new JsonArray(),
                "process.delivery-without-agreement",
                "$.acts[11].to"
            },
            {
                "a state in which the State is caught",
                x => x.Part("acts", "withdraw")["from"]!.AsArray().RemoveAt(4),
                "process.cannot-withdraw",
                "$.states[4]"
            },
            {
                "a text that leaves without an endorsement",
                x => x.Part("acts", "endorse").Remove("means"),
                "process.leaves-without-endorsement",
                "$.acts[3]"
            },
            {
                "word that comes never",
                x => x["limits"]![0]!["also"]![0]!.AsObject().Remove("percent"),
                "process.rung-when",
                "$.limits[0].also[0]"
            },
            {
                "word that moves the case",
                x => x["limits"]![0]!["also"]![0]!["to"] = "endorsed",
                "process.against-schema",
                "$.limits[0].also[0].to"
            },
            {
                "nobody is asked before circulation",
                x => x.Part("acts", "consent-to-circulate")["consent"] = "card",
                "process.no-consent-to-circulate",
                "$.acts"
            },
        };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_broken_definition_is_refused_at_the_right_place(
        string what,
        Action<JsonObject> damage,
        string code,
        string path
    )
    {
        var tree = Shipped.Tree("confero-standard");
        damage(tree);
        var text = tree.ToJsonString(new() { WriteIndented = true });

        var reading = ProcessDefinitionReader.Read(text);

        reading.Definition.ShouldBeNull(what);
        var error = reading.Errors.FirstOrDefault(x => x.Code == code && x.Path == path);
        error.ShouldNotBeNull($"{what}: {string.Join("; ", reading.Errors)}");
        error.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void An_error_names_the_line_and_column_of_the_fault()
    {
        var lines = Shipped
            .Text("confero-standard")
            .Replace("\"to\": \"endorsed\"", "\"to\": \"approved\"")
            .Split('\n');
        var line = Array.FindIndex(lines, x => x.Contains("\"approved\"")) + 1;

        var error = ProcessDefinitionReader.Read(string.Join('\n', lines)).Errors.ShouldHaveSingleItem();

        error.Line.ShouldBe(line);
        error.Column.ShouldBeInRange(1, lines[line - 1].Length);
        error.AsRefusal().Args.ShouldBe(["$.acts[3].to", $"{line}:{error.Column}", "approved"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("'single'")]
    [InlineData("{ \"code\": \"a\", \"code\": \"b\" }")]
    [InlineData("not json at all")]
    public void What_is_no_definition_is_refused_and_never_thrown(string text)
    {
        var reading = ProcessDefinitionReader.Read(text);
        reading.Definition.ShouldBeNull();
        reading.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_member_given_twice_is_refused()
    {
        var text = Shipped
            .Text("confero-standard")
            .Replace("\"version\": 1,", "\"version\": 1, \"version\": 2,");
        ProcessDefinitionReader.Read(text).Errors.ShouldContain(x => x.Code == "process.not-json");
    }

    [Fact]
    public void Text_nested_without_end_is_refused() =>
        ProcessDefinitionReader
            .Read(new string('[', 100_000))
            .Errors.ShouldHaveSingleItem()
            .Code.ShouldBe("process.not-json");
}
