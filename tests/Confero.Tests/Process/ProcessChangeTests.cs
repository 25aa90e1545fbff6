using System.Text.Json.Nodes;
using Confero.Process;

namespace Confero.Tests.Process;

/// <summary>What distinguishes definitions, what a form changes in a text, and what moving a case would mean.</summary>
public sealed class ProcessChangeTests
{
    [Fact]
    public void A_definition_does_not_differ_from_itself() =>
        ProcessDifference.Between(Shipped.Standard, Shipped.Read("confero-standard")).ShouldBeEmpty();

    [Fact]
    public void Differences_name_the_part_the_field_and_both_contents()
    {
        var other = Changed(x =>
        {
            x["zone"] = "Africa/Nairobi";
            x.Part("acts", "recall")["by"] = Shipped.By("state", "drafter", "authoriser");
            x["limits"]!.AsArray().RemoveAt(0);
        });

        var changes = ProcessDifference.Between(Shipped.Standard, other);

        changes.ShouldContain(x => x.Field == "zone" && x.Before == "UTC" && x.After == "Africa/Nairobi");
        changes.ShouldContain(x => x.Part == "acts" && x.Code == "recall" && x.Field == "by");
        changes.ShouldContain(x => x.Part == "limits" && x.Code == "submitted" && x.After == null);
        changes.Count.ShouldBe(3);
    }

    [Fact]
    public void Sentences_of_a_list_stand_on_lines_and_codes_on_one()
    {
        var other = Changed(x =>
        {
            x["sources"] = new JsonArray("One procedure.", "Another, of 2010.");
            x.Part("acts", "acknowledge")["from"]!.AsArray().Add("endorsed");
        });

        var changes = ProcessDifference.Between(Shipped.Standard, other);

        changes.Single(x => x.Field == "sources").After.ShouldBe("One procedure.\nAnother, of 2010.");
        changes.Single(x => x.Field == "from").After!.ShouldEndWith(", endorsed");
    }

    [Fact]
    public void Of_a_text_that_changed_in_many_languages_the_readers_own_is_shown()
    {
        var changes = ProcessDifference.Between(
            Shipped.Standard,
            Changed(x =>
            {
                x["names"]!["en"] = "Ours";
                x["names"]!["ar"] = "لنا";
                x.Part("acts", "recall")["names"]!["fr"] = "Reprendre";
                x["limits"]!.AsArray().RemoveAt(0);
            })
        );

        changes.ShouldContain(x => x.Field == "names.en" && x.After == "Ours");
        var shown = ReadableChanges.For(changes, "ar");
        shown
            .Select(x => x.Field)
            .ShouldBe(["names.ar", "names.fr", null], "nobody changed the Arabic name of the act");
        var lines = ReadableChanges.Lines("code: recall\nnames.en: Recall\nnames.ar: استرداد", "en");
        lines.ShouldBe(["code: recall", "names.en: Recall"]);
    }

    [Fact]
    public void A_form_changes_its_part_and_leaves_all_else_as_it_was()
    {
        var tree = ProcessText.Parse(Shipped.Text("confero-standard"))!;

        var text = ProcessText.With(
            tree,
            "acts",
            1,
            new Dictionary<string, JsonNode?> { ["to"] = "submitted" }
        );

        var changes = ProcessText.Parse(text)!;
        ((string?)changes["acts"]![1]!["to"]).ShouldBe("submitted");
        changes["acts"]![1]!["to"] = "draft";
        JsonNode.DeepEquals(changes, tree).ShouldBeTrue();
    }

    [Fact]
    public void Moving_to_other_names_and_other_reminders_of_the_secretariat_leaves_the_State_untouched()
    {
        var other = Changed(x =>
        {
            x["version"] = 2;
            x.Part("states", "endorsed")["names"]!["en"] = "Endorsed";
            x["limits"]![1]!["amount"] = 3;
        });
        ProcessMigration.Between(Shipped.Standard, other, "endorsed").TouchesTheState.ShouldBeFalse();
    }

    public static TheoryData<string, Action<JsonObject>> Touching =>
        new()
        {
            { "a limit of the State", x => x["limits"]![0]!["amount"] = 3 },
            {
                "who may do an act",
                x => x.Part("acts", "suspend")["by"] = Shipped.By("state", "authoriser", "drafter")
            },
            { "the zone", x => x["zone"] = "Asia/Tokyo" },
            { "the way", x => x.Part("acts", "acknowledge")["from"]!.AsArray().Add("endorsed") },
        };

    [Theory]
    [MemberData(nameof(Touching), DisableDiscoveryEnumeration = true)]
    public void Anything_else_touches_it(string what, Action<JsonObject> change) =>
        ProcessMigration
            .Between(Shipped.Standard, Changed(change), "endorsed")
            .TouchesTheState.ShouldBeTrue(what);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_case_never_leaves_its_phase_by_being_moved(string code)
    {
        foreach (var other in Shipped.Codes.Select(Shipped.Read))
        foreach (var state in Shipped.Read(code).States)
        {
            var plan = ProcessMigration.Between(Shipped.Read(code), other, state.Code);
            plan.Targets.ShouldAllBe(x => x.Phase == state.Phase && x.Final == state.Final);
            if (other.Code != code)
                plan.TouchesTheState.ShouldBeTrue();
            foreach (var target in other.States.Except(plan.Targets))
                ProcessMigration
                    .Between(Shipped.Read(code), other, state.Code, target.Code)
                    .Target.ShouldBeNull();
        }
    }

    public static TheoryData<string> Codes => [.. Shipped.Codes];

    private static ProcessDefinition Changed(Action<JsonObject> change)
    {
        var tree = Shipped.Tree("confero-standard");
        change(tree);
        var reading = ProcessDefinitionReader.Read(tree.ToJsonString());
        reading.Errors.ShouldBeEmpty();
        return reading.Definition!;
    }
}
