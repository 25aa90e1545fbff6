namespace Confero.Assessments;

/// <summary>Whether a question was answered, does not apply, or nobody knows.</summary>
public enum Standing
{
    /// <summary>Nobody has answered yet; it counts as nothing in place.</summary>
    Open,
    Answered,

    /// <summary>Left out of the score, with a reason.</summary>
    NotApplicable,

    /// <summary>Counts as nothing in place, with a reason: what nobody knows cannot be relied upon.</summary>
    Unknown,
}

/// <summary>An answer as far as scores care.</summary>
public sealed record Given(Standing Standing, string? Value)
{
    public static Given Nothing { get; } = new(Standing.Open, null);
}

/// <summary>What the next level still asks for.</summary>
/// <param name="Level">The next level.</param>
/// <param name="Threshold">The percent it needs.</param>
/// <param name="Critical">Codes of its critical questions, and those of lower levels, that are not yet satisfied.</param>
public sealed record NextLevel(int Level, int Threshold, IReadOnlyList<string> Critical);

/// <summary>
/// Where something stands. Level n is reached when the share of points reaches the threshold of n <em>and</em> every
/// critical question of n is satisfied, and the same holds for every level below.
/// </summary>
/// <param name="Percent">Share of points, rounded down; null when no question counts.</param>
/// <param name="Level">0 to 3.</param>
/// <param name="Counted">How many questions count.</param>
/// <param name="Next">What the next level asks for; null at the highest.</param>
public sealed record Score(int? Percent, int Level, int Counted, NextLevel? Next);

/// <summary>Computes scores: pure, in whole numbers, so that nothing depends on rounding.</summary>
public static class Scoring
{
    private static readonly int[] LevelCredits = [0, 33, 67, 100];

    /// <summary>The credit of an answer, 0 to 100; null where it is left out of the score.</summary>
    /// <param name="asOf">The day the picture is of; ages of dates count back from it.</param>
    public static int? Credit(Question question, Given given, DateOnly asOf)
    {
        if (!question.Counts || given.Standing == Standing.NotApplicable)
            return null;
        return given is { Standing: Standing.Answered, Value: { Length: > 0 } value }
            ? Answered(question, value, asOf)
            : 0;
    }

    /// <summary>The score of some questions of a questionnaire under its thresholds.</summary>
    /// <param name="given">The answer to each.</param>
    public static Score Of(
        IReadOnlyList<int> thresholds,
        IEnumerable<Question> questions,
        Func<Question, Given> given,
        DateOnly asOf
    )
    {
        var counted = questions
            .Select(x => (Question: x, Credit: Credit(x, given(x), asOf)))
            .Where(x => x.Credit is not null)
            .Select(x => (x.Question, Credit: x.Credit!.Value))
            .ToList();
        if (counted.Count == 0)
            return new Score(null, 0, 0, null);
        var earned = counted.Sum(x => (long)x.Question.Weight * x.Credit);
        var percent = (int)(earned / counted.Sum(x => (long)x.Question.Weight));
        for (var level = 1; level <= thresholds.Count; level++)
        {
            var open = counted
                .Where(x => x.Question.Critical?.Level <= level && x.Credit < x.Question.Critical.AtLeast)
                .Select(x => x.Question.Code)
                .ToList();
            if (percent < thresholds[level - 1] || open.Count > 0)
                return new Score(
                    percent,
                    level - 1,
                    counted.Count,
                    new NextLevel(level, thresholds[level - 1], open)
                );
        }
        return new Score(percent, thresholds.Count, counted.Count, null);
    }

    private static int Answered(Question question, string value, DateOnly asOf) =>
        question.Type switch
        {
            QuestionType.YesNo => value switch
            {
                "yes" => 100,
                "partly" => 50,
                _ => 0,
            },
            QuestionType.Level => LevelCredits[int.Parse(value, CultureInfo.InvariantCulture)],
            QuestionType.Choice => question.Choices.FirstOrDefault(x => x.Code == value)?.Credit ?? 0,
            QuestionType.Number => OfNumber(question, decimal.Parse(value, CultureInfo.InvariantCulture)),
            QuestionType.Date => OfDate(
                question,
                DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture),
                asOf
            ),
            _ => 0,
        };

    private static int OfNumber(Question question, decimal value) =>
        question.Bands.LastOrDefault(x => x.At <= value)?.Credit ?? 0;

    private static int OfDate(Question question, DateOnly day, DateOnly asOf) =>
        question.Bands.FirstOrDefault(x => asOf <= day.AddMonths((int)x.At))?.Credit ?? 0;
}
