using Confero.Landscape.Mechanisms;
using NJsonSchema;

namespace Confero.Tests.Landscape;

/// <summary>The mechanisms that come with Confero, and what is said of a need.</summary>
public sealed class MechanismTests
{
    [Fact]
    public async Task Every_file_has_the_form_of_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(
            Repository.PathOf("data", "schemas", "mechanism.schema.json"),
            TestContext.Current.CancellationToken
        );
        var files = Directory.GetFiles(Repository.PathOf("data", "mechanisms"), "*.json");

        files.Length.ShouldBe(23);
        foreach (var file in files)
            schema
                .Validate(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
                .ShouldBeEmpty(file);
    }

    [Fact]
    public void A_fact_without_a_source_is_not_called_verified() =>
        AssistanceMechanisms
            .All.SelectMany(x => x.Facts, (mechanism, fact) => (mechanism.Id, fact))
            .Where(x => x.fact.Verified && x.fact.Sources.Count == 0)
            .ShouldBeEmpty();

    [Fact]
    public void What_is_only_remembered_is_never_a_yes() =>
        AssistanceMechanisms
            .All.SelectMany(x => x.Functions, (mechanism, function) => (mechanism.Id, function))
            .Where(x =>
                x.function.Answer == FunctionAnswer.Yes
                && (!x.function.Verified || x.function.Sources.Count == 0)
            )
            .Select(x => $"{x.Id} {x.function.Function}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_mechanism_is_answered_with_reasons_whatever_is_asked()
    {
        foreach (var kind in new[] { "normative", "institutional", "technical", "material", "financial" })
        foreach (var urgent in new[] { true, false })
        {
            var answers = WhereToTurn.Ask(new(kind, Urgent: urgent), [], AssistanceMechanisms.All);
            answers.Count.ShouldBe(23);
            answers.ShouldAllBe(x => x.Reasons.Count > 0);
        }
    }

    [Fact]
    public void An_explosion_turns_to_those_who_answer_within_days()
    {
        var answers = WhereToTurn.Ask(
            new("technical", "incident-response", Urgent: true),
            [],
            AssistanceMechanisms.All
        );

        answers
            .Where(x => x.MayFit)
            .Take(3)
            .Select(x => x.Mechanism.Id)
            .ShouldBe(["saferguard", "ucpm", "insarag"], ignoreOrder: true);
        answers.Single(x => x.Mechanism.Id == "nato-tf").Reasons.ShouldContain(x => x.Code == "too-slow");
    }

    [Fact]
    public void A_ceiling_a_region_and_another_field_are_reasons_against()
    {
        var answers = WhereToTurn
            .Ask(
                new("financial", "disposal", "011", Amount: 900_000, Currency: "USD"),
                ["011", "202", "002", "001"],
                AssistanceMechanisms.All
            )
            .ToDictionary(x => x.Mechanism.Id);

        answers["unscar"].Reasons.ShouldContain(x => x.Code == "above-ceiling");
        answers["osce"].Reasons.ShouldContain(x => x.Code == "other-region");
        answers["ctcn"].Reasons.ShouldContain(x => x.Code == "other-field.other");
        answers["fts"].Reasons.ShouldContain(x => x.Code == "no-requests");
        answers["nato-tf"].MayFit.ShouldBeTrue();
        answers["nato-tf"].Conditions.ShouldContain(x => x.Code == "only-partners");
    }
}
