using System.Text.Json;
using Confero.Landscape.Activities;

namespace Confero.Tests.Landscape;

/// <summary>How well words tell the subject, measured against what a person said.</summary>
public sealed class SubjectSuggestionTests
{
    private static readonly JsonElement Labels = JsonDocument
        .Parse(
            File.ReadAllText(Repository.PathOf("tests", "Confero.Tests", "Landscape", "subject-labels.json"))
        )
        .RootElement;

    [Fact]
    public void Titles_in_six_languages_are_told_apart_as_a_person_does()
    {
        var labelled = Labels
            .GetProperty("titles")
            .EnumerateArray()
            .Select(x => (Label: x[0].GetString()!, Title: x[1].GetString()!))
            .ToList();
        var wrong = labelled
            .Select(x => (x.Title, x.Label, Said: Of(x.Title).ToString().ToLowerInvariant()))
            .Where(x => x.Said != x.Label)
            .Select(x => $"{x.Title}: {x.Said}, not {x.Label}")
            .ToList();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{labelled.Count - wrong.Count} of {labelled.Count} right"
        );
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void On_the_real_files_precision_and_recall_are_measured()
    {
        var folder = Repository.Shared("03-iati-real");
        var near = Labels
            .GetProperty("real")
            .GetProperty("near")
            .EnumerateArray()
            .Select(x => x.GetString()!)
            .ToHashSet();
        var said = Directory
            .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
            .SelectMany(x => Reading.Iati(File.OpenRead(x)).Records)
            .Select(x => x.Draft)
            .OfType<ActivityDraft>()
            .DistinctBy(x => x.Identifier)
            .Select(x =>
                (
                    x.Identifier,
                    Title: x.Titles.Values.First(),
                    Suggested: SubjectSuggestion.Of(x.Titles, x.Descriptions)
                )
            )
            .Where(x => x.Suggested.Nearness != Nearness.Other)
            .ToList();
        var right = said.Count(x => near.Contains(x.Identifier));

        foreach (var one in said)
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{one.Suggested.Nearness} {one.Identifier}: {one.Title} [{string.Join(", ", one.Suggested.Words.Select(x => x.Text))}]"
            );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"precision {right}/{said.Count}, recall {right}/{near.Count}"
        );
        right.ShouldBe(near.Count, "every activity a person found must be found");
        said.Count.ShouldBeLessThanOrEqualTo(near.Count + 4, "few others may be suggested");
    }

    [Fact]
    public void The_words_that_say_so_are_named()
    {
        var (nearness, words) = SubjectSuggestion.Of(
            new Dictionary<string, string> { ["fr"] = "Sécurité des dépôts de munitions" },
            new Dictionary<string, string>()
        );

        nearness.ShouldBe(Nearness.On);
        words.ShouldHaveSingleItem().ShouldBe(new("depot", "dépôts de munitions", true));
    }

    private static Nearness Of(string title) =>
        SubjectSuggestion
            .Of(new Dictionary<string, string> { ["und"] = title }, new Dictionary<string, string>())
            .Nearness;
}
