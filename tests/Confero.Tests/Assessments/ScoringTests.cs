using Confero.Assessments;
using CsCheck;

namespace Confero.Tests.Assessments;

/// <summary>A level needs the threshold and every critical question of it and of those below, and better answers never harm.</summary>
public sealed class ScoringTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);
    private static readonly int[] Thresholds = [40, 65, 85];

    private static readonly Gen<Question> Questions = Gen.Select(
        Gen.Int[1, 5],
        Gen.Int[0, 3],
        Gen.Int[1, 100],
        (weight, critical, atLeast) =>
            new Question
            {
                Code = "q",
                Type = QuestionType.Level,
                Texts = new Dictionary<string, string> { ["en"] = "?" },
                Weight = weight,
                Critical = critical == 0 ? null : new CriticalFor(critical, atLeast),
            }
    );

    private static readonly Gen<(Question Question, int Level)[]> Sheets = Gen.Select(
            Questions,
            Gen.Int[0, 3]
        )
        .Array[1, 25]
        .Select(x => x.Select((q, i) => (q.Item1 with { Code = $"q{i}" }, q.Item2)).ToArray());

    [Fact]
    public void A_better_answer_never_lowers_points_or_level() =>
        Gen.Select(Sheets, Gen.Int[0, 24])
            .Sample(
                (sheet, at) =>
                {
                    var better = sheet
                        .Select((x, i) => i == at % sheet.Length ? (x.Question, Math.Min(3, x.Level + 1)) : x)
                        .ToArray();
                    var (before, after) = (Score(sheet), Score(better));
                    return after.Percent >= before.Percent && after.Level >= before.Level;
                }
            );

    [Fact]
    public void A_critical_question_that_is_not_satisfied_keeps_its_level_away() =>
        Sheets.Sample(sheet =>
        {
            var score = Score(sheet);
            return sheet.All(x =>
                x.Question.Critical is not { } critical
                || Scoring.Credit(x.Question, Given(x.Level), Today) >= critical.AtLeast
                || score.Level < critical.Level
            );
        });

    [Fact]
    public void A_level_that_is_reached_has_its_points_and_the_next_says_what_is_missing() =>
        Sheets.Sample(sheet =>
        {
            var score = Score(sheet);
            var reached = score.Level == 0 || score.Percent >= Thresholds[score.Level - 1];
            var next = score.Next is null
                ? score.Level == 3
                : score.Next.Level == score.Level + 1
                    && (score.Percent < score.Next.Threshold || score.Next.Critical.Count > 0);
            return reached && next;
        });

    [Theory]
    [InlineData(100, 3)]
    [InlineData(85, 3)]
    [InlineData(84, 2)]
    [InlineData(65, 2)]
    [InlineData(39, 0)]
    public void Thresholds_alone_decide_where_nothing_is_critical(int percent, int level)
    {
        var number = Question(QuestionType.Number) with
        {
            Bands = [.. Enumerable.Range(0, 101).Select(x => new Band(x, x))],
        };
        Scoring
            .Of(Thresholds, [number], _ => new(Standing.Answered, $"{percent}"), Today)
            .Level.ShouldBe(level);
    }

    [Fact]
    public void What_does_not_apply_is_left_out_and_what_nobody_knows_counts_as_nothing()
    {
        var (one, other) = (Question(QuestionType.YesNo), Question(QuestionType.YesNo) with { Code = "b" });
        Score With(Standing standing) =>
            Scoring.Of(
                Thresholds,
                [one, other],
                x => x.Code == "b" ? new(standing, null) : new(Standing.Answered, "yes"),
                Today
            );

        With(Standing.NotApplicable).Percent.ShouldBe(100);
        With(Standing.Unknown).Percent.ShouldBe(50);
        With(Standing.Open).Percent.ShouldBe(50);
        Scoring
            .Of(Thresholds, [], _ => Confero.Assessments.Given.Nothing, Today)
            .ShouldBe(new Score(null, 0, 0, null));
    }

    [Theory]
    [InlineData("2026-11-02", 100)]
    [InlineData("2025-11-02", 100)]
    [InlineData("2025-11-01", 50)]
    [InlineData("2024-11-02", 50)]
    [InlineData("2024-11-01", 0)]
    public void The_age_of_a_date_counts_in_whole_months_from_the_day_of_the_picture(string day, int credit)
    {
        var date = Question(QuestionType.Date) with { Bands = [new(12, 100), new(24, 50)] };
        Scoring.Credit(date, new(Standing.Answered, day), Today).ShouldBe(credit);
    }

    private static Question Question(QuestionType type) =>
        new()
        {
            Code = "a",
            Type = type,
            Texts = new Dictionary<string, string> { ["en"] = "?" },
        };

    private static Given Given(int level) => new(Standing.Answered, $"{level}");

    private static Score Score((Question Question, int Level)[] sheet)
    {
        var given = sheet.ToDictionary(x => x.Question.Code, x => Given(x.Level));
        return Scoring.Of(Thresholds, sheet.Select(x => x.Question), x => given[x.Code], Today);
    }
}
